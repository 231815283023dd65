using System.Globalization;
using CurseOfMemory;
using DecayFitting;

FitResult fit = Decay.Fit();
Console.WriteLine(fit.Report());

(double lifetime, double error) = Decay.SlowLifetime(fit);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slow lifetime {lifetime:F6} +- {error:F6} ns"));
return fit.Succeeded ? 0 : 1;
