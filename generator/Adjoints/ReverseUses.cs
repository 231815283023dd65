using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;

namespace CurseOfMemory.Generator.Adjoints;

/// <summary>Which values of the function the adjoint of a step reads: found by writing the adjoint down and looking.</summary>
internal sealed class ReverseUses
{
    private readonly Activity _activity;
    private readonly int _number;
    private readonly Temporaries _temporaries;
    private readonly ProcedureBuilder _scratch;
    private readonly Operand _bar;
    private readonly int _locals;
    private readonly Dictionary<Site, HashSet<int>> _partials = [];

    public ReverseUses(Procedure source, int number, Activity activity, Temporaries temporaries)
    {
        (_activity, _number, _temporaries, _locals) = (activity, number, temporaries, source.Locals.Count);
        _scratch = ProcedureBuilder.From(source);
        _bar = _scratch[_scratch.Temporary()];
    }

    /// <summary>Whether the adjoint of a step does anything but what its blocks do.</summary>
    public bool HasAdjoint(Site site) => site.Step switch
    {
        Compute or CallOpaque => IsActive(Target(site)) && (site.Step.Reads().Any(IsActive) || !_temporaries.IsTemporary(Target(site))),
        Load load => IsActive(load.Target) && (_activity.IsActiveArray(_number, load.Array) || !_temporaries.IsTemporary(load.Target)),
        Store store => _activity.IsActiveArray(_number, store.Array),
        AddTo add => _activity.IsActiveArray(_number, add.Array) && IsActive(add.Value),
        Fill fill => _activity.IsActiveArray(_number, fill.Array),
        If or For or While => false,
        Call => true,
        _ => site.Step.Targets().Any(target => IsActive(target) && !_temporaries.IsTemporary(target)),
    };

    /// <summary>The locals that the adjoint of a step that is no block reads, as they were before the step; without its own target.</summary>
    public IEnumerable<int> Before(Site site) => site.Step switch
    {
        Compute or CallOpaque => Overwrites(site) ? OfPartials(site) : OfPartials(site).Where(local => local != Target(site)),
        Load or Store or AddTo when HasAdjoint(site) => Index(site.Step),
        Call => Effects.LocalsRead(site.Step),
        _ => [],
    };

    /// <summary>Whether the adjoint of a step reads what the step computed.</summary>
    public bool ReadsResult(Site site) => site.Step is Compute or CallOpaque && !Overwrites(site) && OfPartials(site).Contains(Target(site));

    /// <summary>The index of a step that reads or writes an element, where it is a local.</summary>
    public static IEnumerable<int> Index(Step step)
    {
        Operand index = step switch
        {
            Load load => load.Index,
            Store store => store.Index,
            AddTo add => add.Index,
            _ => Operand.Integer(0),
        };
        return index.IsConstant ? [] : [index.Local];
    }

    public static bool Overwrites(Site site) => Effects.LocalsRead(site.Step).Any(site.Step.Targets().Contains);

    private bool IsActive(Operand operand) => _activity.IsActive(_number, operand);

    private bool IsActive(int local) => _activity.IsActive(_number, local);

    private static int Target(Site site) => site.Step.Targets().Single();

    private HashSet<int> OfPartials(Site site)
    {
        if (!_partials.TryGetValue(site, out HashSet<int>? read))
            _partials.Add(site, read = IsActive(Target(site)) ? Find(site) : []);
        return read;
    }

    private HashSet<int> Find(Site site)
    {
        Operand[] arguments = [.. site.Step.Reads()];
        Operand? result = Overwrites(site) ? null : _scratch[Target(site)];
        IEnumerable<Step> steps = _scratch.Collect(() =>
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                if (IsActive(arguments[i]))
                    Partials.Times(_scratch, _bar, site.Step, i, result);
            }
        }).Steps;
        return [.. steps.SelectMany(Effects.LocalsRead).Where(local => local < _locals)];
    }
}
