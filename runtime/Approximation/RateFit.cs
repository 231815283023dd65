using static System.FormattableString;

namespace CurseOfMemory;

/// <summary>How an error falls with the number of terms.</summary>
public enum RateLaw
{
    /// <summary>C m^{-rate}.</summary>
    Algebraic,

    /// <summary>C e^{-rate sqrt(m)}.</summary>
    RootExponential,

    /// <summary>C e^{-rate m}.</summary>
    Exponential,
}

/// <summary>A law fitted to errors: log error against log m, sqrt m or m by least squares.</summary>
/// <param name="Law">The law.</param>
/// <param name="Rate">Its rate, positive where errors fall.</param>
/// <param name="Constant">C.</param>
/// <param name="Misfit">The root of the mean square of what log error is off by.</param>
public sealed record RateFit(RateLaw Law, double Rate, double Constant, double Misfit)
{
    /// <summary>Fits one law.</summary>
    /// <param name="terms">The numbers of terms m, two or more, positive and different.</param>
    /// <param name="errors">The errors, as many, positive.</param>
    /// <param name="law">The law.</param>
    /// <exception cref="ArgumentException">There are fewer than two, the lengths differ, or a number isn't positive or occurs twice among those of terms.</exception>
    public static RateFit Of(IReadOnlyList<int> terms, IReadOnlyList<double> errors, RateLaw law)
    {
        Check(terms, errors);
        double[] x = [.. terms.Select(m => Scale(m, law))], y = [.. errors.Select(error => Math.Log(error))];
        (double intercept, double slope) = MathNet.Numerics.Fit.Line(x, y);
        double misfit = Math.Sqrt(x.Zip(y, (u, v) => Math.Pow(v - intercept - slope * u, 2)).Average());
        return new(law, -slope, Math.Exp(intercept), misfit);
    }

    /// <summary>Fits all laws and takes the one with the smallest misfit.</summary>
    /// <inheritdoc cref="Of"/>
    public static RateFit Best(IReadOnlyList<int> terms, IReadOnlyList<double> errors)
        => Enum.GetValues<RateLaw>().Select(law => Of(terms, errors, law)).MinBy(fit => fit.Misfit)!;

    /// <summary>The local rates between neighbours, -log(e_{k+1} / e_k) / log(m_{k+1} / m_k).</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<double> LocalRates(IReadOnlyList<int> terms, IReadOnlyList<double> errors)
    {
        Check(terms, errors);
        return [.. Enumerable.Range(1, terms.Count - 1).Select(k => -Math.Log(errors[k] / errors[k - 1]) / Math.Log((double)terms[k] / terms[k - 1]))];
    }

    /// <summary>The law with its numbers.</summary>
    public override string ToString() => Law switch
    {
        RateLaw.Algebraic => Invariant($"the error falls like {Constant:G4} m^-{Rate:G4}, within a factor of {Math.Exp(Misfit):G4}"),
        RateLaw.RootExponential => Invariant($"the error falls like {Constant:G4} exp(-{Rate:G4} sqrt m), within a factor of {Math.Exp(Misfit):G4}"),
        _ => Invariant($"the error falls like {Constant:G4} exp(-{Rate:G4} m), within a factor of {Math.Exp(Misfit):G4}"),
    };

    private static double Scale(int m, RateLaw law) => law switch
    {
        RateLaw.Algebraic => Math.Log(m),
        RateLaw.RootExponential => Math.Sqrt(m),
        _ => m,
    };

    private static void Check(IReadOnlyList<int> terms, IReadOnlyList<double> errors)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(errors);
        if (terms.Count != errors.Count || terms.Count < 2)
            throw new ArgumentException($"{terms.Count} numbers of terms and {errors.Count} errors were given; a rate needs two or more of each, and as many of both.", nameof(errors));
        for (int k = 0; k < terms.Count; k++)
        {
            if (terms[k] < 1 || !(errors[k] > 0) || !double.IsFinite(errors[k]))
                throw new ArgumentException(Invariant($"The error with {terms[k]} terms is {errors[k]:R}; both numbers must be positive and finite."), nameof(errors));
        }
        if (terms.Distinct().Count() < terms.Count)
            throw new ArgumentException($"A number of terms among {string.Join(", ", terms)} occurs twice; a rate needs different ones.", nameof(terms));
    }
}
