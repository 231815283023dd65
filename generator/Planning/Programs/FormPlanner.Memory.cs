using CurseOfMemory.Generator.Graphs.Programs;
using static CurseOfMemory.Generator.Planning.Programs.Line;

namespace CurseOfMemory.Generator.Planning.Programs;

/// <summary>Where a form has its memory from: the stack, the caller's workspace, or the shared pool.</summary>
internal sealed partial class FormPlanner
{
    /// <summary>Whether the length of the memory is only known at run time, or too much for the stack.</summary>
    private bool NeedsWorkspace => Derivatives.Any(kernel => kernel.Memory.IsWorkspace) || (ScratchLength(_packing).Length > 0 && !IsScratchFixed);

    /// <summary>The kernels but for that of the pattern, which has its memory from the heap, once.</summary>
    private IEnumerable<ProgramPlanner> Derivatives => IsCompressed ? _kernels.Take(_kernels.Length - 1) : _kernels;

    private bool IsCompressed => _form.Kind is FormKind.CompressedJacobian or FormKind.CompressedHessian;

    private bool IsScratchFixed => _form.Kind is not (FormKind.Jacobian or FormKind.CompressedJacobian) && _packing.FixedLength is >= 0 and <= Memory.StackLength / 2;

    /// <summary>The length of the vectors that a form needs besides its kernels.</summary>
    private string ScratchLength(Packing packing) => _form.Kind switch
    {
        FormKind.Hessian => packing.Length,
        FormKind.HessianDiagonal or FormKind.CompressedHessian => Lengths.Times(2, packing.Length),
        FormKind.CompressedJacobian => $"{packing.Length} + {packing.Output}.Length",
        FormKind.Jacobian => $"{packing.Length} + 2 * {packing.Output}.Length",
        _ => "",
    };

    /// <summary>Cuts vectors of zeros from the workspace, or puts them on the stack.</summary>
    private IEnumerable<Line> Scratch(string n, (string Name, string Length)[] vectors, ref string workspace)
    {
        List<Line> lines = [Declaration("int", n, _packing.Length)];
        string offset = "0";
        foreach ((string name, string length) in vectors)
        {
            lines.Add(Declaration(Span, name, NeedsWorkspace ? $"{workspace}.Slice({offset}, {length})" : $"stackalloc {_precision.Scalar}[{_packing.FixedLength}]"));
            if (NeedsWorkspace)
                lines.Add(Plain($"{name}.Clear()"));
            offset = offset == "0" ? length : $"{offset} + {length}";
        }
        if (Derivatives.Any(kernel => kernel.Memory.IsWorkspace))
        {
            string rest = Take("rest");
            lines.Add(Declaration(Span, rest, $"{workspace}.Slice({offset})"));
            workspace = rest;
        }
        return lines;
    }

    private IEnumerable<Line> LengthChecks()
    {
        if (_form.Kind == FormKind.CompressedJacobian)
            yield return Plain($"{Checks}.CheckPattern(nameof({_extras[0]}), {_extras[0]}, {_packing.Output}.Length, {_packing.Length}, nameof({PatternMethod}))");
        if (_form.Kind == FormKind.CompressedHessian)
            yield return Plain($"{Checks}.CheckPattern(nameof({_extras[1]}), {_extras[1]}, {_packing.Length}, {_packing.Length}, nameof({PatternMethod}))");
        foreach ((string name, string expected) in ExpectedLengths())
            yield return Plain($"{Checks}.CheckLength(nameof({name}), {name}.Length, {expected}, \"{expected.Replace("@", "")}\")");
    }

    private IEnumerable<(string Name, string Expected)> ExpectedLengths()
    {
        string n = _packing.Length, square = _packing.FixedLength is >= 0 and var size ? $"{size * size}" : $"{Lengths.Grouped(n)} * {Lengths.Grouped(n)}";
        switch (_form.Kind)
        {
            case FormKind.Gradient when !_form.IsPacked:
                return _packing.Active.Select((parameter, i) => (_extras[i], parameter)).Where(one => IsSpan(one.parameter)).Select(one => (one.Item1, _packing.Argument(one.parameter) + ".Length"));
            case FormKind.Hessian:
                return [(_extras[0], n), (_extras[1], square)];
            case FormKind.Jacobian:
                return [(_extras[0], $"{_packing.Output}.Length * {Lengths.Grouped(n)}")];
            case FormKind.CompressedJacobian:
                return [(_extras[1], _extras[0] + ".Count")];
            case FormKind.CompressedHessian:
                return [(_extras[0], n), (_extras[2], _extras[1] + ".Count")];
            case FormKind.Tangent:
                return _form.Function.ReturnsValue ? [(_extras[0], n)] : [(_extras[0], n), (_extras[1], _packing.Output + ".Length")];
            case FormKind.Adjoint:
                return _form.Function.ReturnsValue ? [(_extras[1], n)] : [(_extras[0], _packing.Output + ".Length"), (_extras[1], n)];
            default:
                return _extras.Select(extra => (extra, n));
        }
    }

    private bool IsSpan(int parameter) => _form.Function.Parameters[parameter].Kind == ParameterKind.Input;
}
