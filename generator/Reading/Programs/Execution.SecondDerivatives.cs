using CurseOfMemory.Generator.Diagnostics;
using CurseOfMemory.Generator.Graphs;
using CurseOfMemory.Generator.Graphs.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Block = CurseOfMemory.Generator.Graphs.Programs.Block;

namespace CurseOfMemory.Generator.Reading.Programs;

/// <summary>Hessians and their products are tangents of the gradient, Jacobians adjoints row by row; opaque functions have rules of the user's.</summary>
internal sealed partial class Execution
{
    /// <summary>The gradient of a procedure as a procedure: its parameters, then a bar for each active array; its results, then the bar of each active scalar.</summary>
    private int GradientProcedure(DerivativeSite site)
    {
        string shape = "gradient:" + site.Procedure + ":" + string.Concat(site.Active.Select(active => active ? '1' : '0'));
        if (session.Shapes.TryGetValue(shape, out int known))
            return known;
        Procedure function = session.Procedures[site.Procedure] ?? throw new Refusal();
        ProcedureBuilder gradient = session.Begin(function.Name + "Gradient");
        Operand[] scalars = [.. function.Parameters.Select(parameter => gradient.Parameter(function.Locals[parameter].Name, function.Locals[parameter].Kind).Operand)];
        int[] arrays = [.. function.ArrayParameters.Select(array => gradient.AddArray(function.Arrays[array].Name, function.Arrays[array].Element, function.Arrays[array].Role))];
        int[] bars = [.. arrays.Where((_, i) => site.IsActiveArray(i)).Select(array => gradient.AddArray(gradient.Array(array).Name + "Gradient", Kind.Real, ArrayRole.Output))];
        int[] results = [.. site.Scalars.Select(_ => gradient.Declare("", Kind.Real).Local).Prepend(gradient.Declare("", Kind.Real).Local)];
        View WholeOf(int array) => new(array, Operand.Integer(0), gradient.Set(Kind.Integer, target => new LengthOf(target, array)));
        View[] views = [.. arrays.Concat(bars).Select(WholeOf)];
        gradient.Emit(new CallDerivative(DerivativeKind.Adjoint, site.Procedure, site.Active, new([.. scalars, Operand.Real(1)]), new(views), new(results)));
        int number = session.Procedures.Count;
        session.Shapes.Add(shape, number);
        session.Procedures.Add(gradient.Finish(results));
        return number;
    }

    /// <summary>Gradient and Hessian times a direction, all packed; returns the value.</summary>
    private Operand Product(DerivativeSite site, Value.Sequence direction, Value.Sequence gradient, Value.Sequence product)
    {
        int procedure = GradientProcedure(site);
        ActivePart[] arrayParts = [.. site.Parts.Where(part => part.IsArray)];
        ActivePart[] scalarParts = [.. site.Scalars];
        Operand[] dots = [.. scalarParts.Select(part => LoadAt(direction, part.Offset))];
        View[] bars = [.. arrayParts.Select(part => Piece(gradient, part))];
        View[] arrayDots = [.. arrayParts.Select(part => Piece(direction, part)), .. arrayParts.Select(part => Piece(product, part))];
        Operand[] targets = [.. Enumerable.Range(0, 2 * (1 + scalarParts.Length)).Select(_ => steps.Declare("", Kind.Real).Operand)];
        steps.Emit(new CallDerivative(
            DerivativeKind.Tangent,
            procedure,
            site.Active.Concat(arrayParts.Select(_ => true)).ToEquatableArray(),
            new([.. site.Passing.Scalars, .. dots]),
            new([.. site.Passing.Arrays, .. bars, .. arrayDots]),
            targets.Select(target => target.Local).ToEquatableArray()));
        for (int i = 0; i < scalarParts.Length; i++)
        {
            StoreAt(gradient, scalarParts[i].Offset, targets[1 + i]);
            StoreAt(product, scalarParts[i].Offset, targets[scalarParts.Length + 2 + i]);
        }
        return targets[0];
    }

    /// <summary>The Hessian row by row, or its diagonal: products with the unit vectors.</summary>
    private Value Hessian(DerivativeSite site, Value.Sequence gradient, Value.Sequence result, bool isDiagonal)
    {
        ITypeSymbol real = session.Compilation.GetSpecialType(SpecialType.System_Double);
        Value.Sequence direction = New(real, site.Total, site.Call);
        Value.Sequence? column = isDiagonal ? New(real, site.Total, site.Call) : null;
        Place.Cell value = steps.Declare("value", Kind.Real);
        ForAll(site.Total, k =>
        {
            Clear(direction, site.Call);
            StoreAt(direction, k, Operand.Real(1));
            Value.Sequence product = column ?? Piece(result, Times(k, site.Total), site.Total);
            steps.Assign(value, Product(site, direction, gradient, product));
            if (column is not null)
                StoreAt(result, k, LoadAt(column, k));
        });
        return Value.Of(value.Operand);
    }

    /// <summary>The Jacobian row by row: adjoints of the unit seeds.</summary>
    private Value Jacobian(DerivativeSite site, Value.Sequence jacobian)
    {
        Operand rows = site.Passing.Arrays[site.Output].Length;
        Value.Sequence seed = New(session.Compilation.GetSpecialType(SpecialType.System_Double), rows, site.Call);
        ForAll(rows, k =>
        {
            Clear(seed, site.Call);
            StoreAt(seed, k, Operand.Real(1));
            Value.Sequence row = Piece(jacobian, Times(k, site.Total), site.Total);
            EmitAdjoint(site, null, ViewOf(seed), part => Piece(row, part), (part, bar) => StoreAt(row, part.Offset, bar));
        });
        return Value.Void;
    }
}
