using System.Globalization;
using System.Text;

namespace CurseOfMemory;

/// <summary>A fit as a text.</summary>
internal static class FitReport
{
    public static string Text(FitResult fit)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"least squares of {fit.Theta.Length} parameters to {fit.Residuals.Length} residuals: {fit.Outcome.Sentence}");
        if (fit.RankDeficiency is { } deficiency)
            text.AppendLine(CultureInfo.InvariantCulture, $"warning: {deficiency}");
        int width = Math.Max("parameter".Length, fit.Names.Max(name => name.Length));
        Values(text, fit, width);
        Quality(text, fit);
        Correlations(text, fit, width);
        return text.ToString();
    }

    private static void Values(StringBuilder text, FitResult fit, int width)
    {
        text.AppendLine().AppendLine($"{"parameter".PadRight(width)}  {"value",16}  {"standard error",16}");
        for (int i = 0; i < fit.Theta.Length; i++)
            text.AppendLine($"{fit.Names[i].PadRight(width)}  {Number(fit.Theta[i], "G9"),16}  {Error(fit, i),16}");
    }

    private static string Error(FitResult fit, int i)
    {
        if (fit.AtBounds.Contains(i))
            return "at its bound";
        double error = fit.StandardErrors[i];
        return double.IsInfinity(error) ? "not determined" : double.IsNaN(error) ? "unknown" : Number(error, "G4");
    }

    private static void Quality(StringBuilder text, FitResult fit)
    {
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"chi-square {Number(fit.ChiSquare, "G7")}, {fit.DegreesOfFreedom} degrees of freedom");
        text.Append(fit.DegreesOfFreedom > 0 ? $", residual standard deviation {Number(fit.ResidualStandardDeviation, "G7")}" : ": none is left to estimate the scatter from");
        if (fit.RSquared is { } share)
            text.Append(CultureInfo.InvariantCulture, $", R-squared {Number(share, "G7")}");
        text.AppendLine();
    }

    /// <summary>The lower triangle, parameters without a standard error left out.</summary>
    private static void Correlations(StringBuilder text, FitResult fit, int width)
    {
        int[] shown = [.. Enumerable.Range(0, fit.Theta.Length).Where(i => fit.StandardErrors[i] > 0 && double.IsFinite(fit.StandardErrors[i]))];
        if (shown.Length < 2)
            return;
        string[] names = [.. shown.Select(i => fit.Names[i].PadLeft(8))];
        text.AppendLine().AppendLine($"{"correlations".PadRight(width)}  {string.Join("  ", names[..^1])}");
        for (int row = 1; row < shown.Length; row++)
        {
            text.Append(fit.Names[shown[row]].PadRight(Math.Max(width, "correlations".Length)));
            for (int column = 0; column < row; column++)
                text.Append("  ").Append(fit.Correlation(shown[row], shown[column]).ToString("F4", CultureInfo.InvariantCulture).PadLeft(names[column].Length));
            text.AppendLine();
        }
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
