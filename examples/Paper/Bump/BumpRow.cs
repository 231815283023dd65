using CurseOfMemory;
using Paper.Definitions;

namespace Paper.Bump;

/// <summary>One moment beside its value by a grid, and its scale.</summary>
/// <param name="Scale">omega^{-n} e^{-w/omega} e^{w^2 sigma^2/2}, the lemma's bound without its constants.</param>
/// <param name="Bound">The lemma's bound with constants.</param>
internal sealed record BumpRow(int Order, double Rate, double Memory, double Width, double Moment, double Grid, double Scale, double Bound)
{
    /// <summary>Whether the whole bump, after the shift by w sigma^2, lies right of 0.</summary>
    public bool IsInside => Memory - (Rate * Width * Width) >= 10 * Width;

    public bool IsUnderBound => Rate * Width * Width <= Memory;

    public static BumpRow Of(int n, double w, double mu, BumpOptions options)
    {
        var bump = new GaussianTarget(options.Height, mu, options.Width);
        double sigma = options.Width, decay = Math.Exp((0.5 * w * w * sigma * sigma) - (w * mu));
        return new(
            n, w, mu, sigma, bump.Moment(n, w),
            BumpMoment.Sum(n, w, options.Height, mu, sigma),
            Math.Pow(mu, n) * decay,
            Math.Abs(options.Height) * sigma * Math.Sqrt(2 * Math.PI) * decay * Math.Pow(mu + (n * sigma), n));
    }
}
