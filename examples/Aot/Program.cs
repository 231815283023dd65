using CurseOfMemory;
using Paper.Definitions;

// The loss of a wide bump far out, at a point where no term vanishes; the expected numbers were computed to 50 digits.
var target = new MemoryTarget(new ExponentialSumTarget([1], [1]), new GaussianTarget(amplitude: 1, center: 30, width: 8));
var loss = new MemoryLoss(target);
double[] theta = [0.5, 0.25, 1.5, 0.5], gradient = new double[4];

double value = loss.Gradient(theta, gradient);
double norm = Math.Sqrt(gradient.Sum(component => component * component));
Console.WriteLine($"J = {value:G17}, |gradient| = {norm:G17}");

return Agree(value, 14.215783505128628) && Agree(norm, 0.41679223916274252) ? 0 : 1;

static bool Agree(double number, double expected) => Math.Abs(number - expected) <= 1e-13 * expected;
