using System.Diagnostics;
using CurseOfMemory;
using Paper.Definitions;

// The loss of a wide bump far out, at a point where no term vanishes; the expected numbers were computed to 50 digits.
var target = new MemoryTarget(new ExponentialSumTarget([1], [1]), new GaussianTarget(amplitude: 1, center: 30, width: 8));
var loss = new MemoryLoss(target);
double[] theta = [0.5, 0.25, 1.5, 0.5], gradient = new double[4];

double value = loss.Gradient(theta, gradient);
double norm = Math.Sqrt(gradient.Sum(component => component * component));
Console.WriteLine($"J = {value:G17}, |gradient| = {norm:G17}");
if (args is ["--time"])
    Time();

return Agree(value, 14.215783505128628) && Agree(norm, 0.41679223916274252) ? 0 : 1;

static bool Agree(double number, double expected) => Math.Abs(number - expected) <= 1e-13 * expected;

// What derivatives take, for a target without a bump, which would cost more than the pairs: to compare instruction sets.
static void Time()
{
    string lanes = Lanes512.IsSupported ? "512" : Lanes256.IsSupported ? "256" : Lanes128.IsSupported ? "128" : "no vectors";
    Console.WriteLine($"widest lanes: {lanes}");
    var exponentials = new MemoryLoss(new MemoryTarget(new ExponentialSumTarget([1, 0.5], [1, 2])));
    foreach (int m in (int[])[2, 8, 16, 64, 256])
    {
        double[] theta = [.. Enumerable.Range(0, m).Select(k => Math.Cos(k) / m), .. Enumerable.Range(0, m).Select(k => 0.5 + 1.5 * k / m)];
        double[] gradient = new double[2 * m], product = new double[2 * m], hessian = new double[4 * m * m];
        double first = Nanoseconds(m, () => exponentials.Gradient(theta, gradient));
        double whole = Nanoseconds(m, () => exponentials.Hessian(theta, gradient, hessian)), times = Nanoseconds(m, () => exponentials.HessianProduct(theta, theta, gradient, product));
        Console.WriteLine($"m = {m}: {first:F1} ns for value and gradient, {whole:F1} ns with the Hessian, {times:F1} ns with a product of it");
    }
}

// the median of 15 rounds
static double Nanoseconds(int m, Func<double> call) => Enumerable.Range(0, 15).Select(_ => Round(20_000_000 / (m * m + 100), call)).Order().ElementAt(7);

static double Round(int calls, Func<double> call)
{
    long start = Stopwatch.GetTimestamp();
    for (int i = 0; i < calls; i++)
        call();
    return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
}
