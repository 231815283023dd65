using static System.Math;

public static partial class EulerDecay
{
    public static object[][] Inputs => [[1.0, 0.3, 10]];

    [Differentiable]
    public static double F(double y, double k, int steps)
    {
        double h = 1.0 / steps;
        for (int i = 0; i < steps; i++)
            y += h * (-k * y);
        return y;
    }
}

public static partial class LotkaVolterraRk4
{
    public static object[][] Inputs => [[new double[] { 1.1, 0.4, 0.1, 0.4 }, new double[] { 10, 5 }, 8]];

    private static (double, double) Rhs(ReadOnlySpan<double> p, double prey, double predator)
        => (p[0] * prey - p[1] * prey * predator, p[2] * prey * predator - p[3] * predator);

    [Differentiable]
    public static double F(ReadOnlySpan<double> p, ReadOnlySpan<double> start, int steps)
    {
        double x = start[0], y = start[1], h = 0.05;
        for (int i = 0; i < steps; i++)
        {
            var (k1, l1) = Rhs(p, x, y);
            var (k2, l2) = Rhs(p, x + h / 2 * k1, y + h / 2 * l1);
            var (k3, l3) = Rhs(p, x + h / 2 * k2, y + h / 2 * l2);
            var (k4, l4) = Rhs(p, x + h * k3, y + h * l3);
            x += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            y += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
        }
        return x - y;
    }
}

public static partial class LeapfrogPendulum
{
    public static object[][] Inputs => [[0.9, 0.1, 1.3, 12]];

    [Differentiable]
    public static double F(double q, double p, double gravity, int steps)
    {
        const double dt = 0.1;
        p -= dt / 2 * gravity * Sin(q);
        for (int n = 0; n < steps; n++)
        {
            q += dt * p;
            double kick = n == steps - 1 ? dt / 2 : dt;
            p -= kick * gravity * Sin(q);
        }
        return p * p / 2 - gravity * Cos(q);
    }
}

public static partial class ImplicitMidpoint
{
    public static object[][] Inputs => [[0.8, 1.7, 5]];

    // y' = -k y^3; each step is solved by Newton's method
    [Differentiable]
    public static double F(double y0, double k, int steps)
    {
        double y = y0, h = 0.1;
        for (int n = 0; n < steps; n++)
        {
            double next = y;
            for (int iteration = 0; iteration < 20; iteration++)
            {
                double middle = (y + next) / 2;
                double residual = next - y + h * k * middle * middle * middle;
                double slope = 1 + 1.5 * h * k * middle * middle;
                double update = residual / slope;
                next -= update;
                if (Abs(update) < 1e-15)
                    break;
            }
            y = next;
        }
        return y;
    }
}

public static partial class LorenzAttractor
{
    public static object[][] Inputs => [[10.0, 28.0, 8.0 / 3]];

    private static void Derivative(double s, double r, double b, ReadOnlySpan<double> u, Span<double> du)
    {
        du[0] = s * (u[1] - u[0]);
        du[1] = u[0] * (r - u[2]) - u[1];
        du[2] = u[0] * u[1] - b * u[2];
    }

    [Differentiable]
    public static double F(double sigma, double rho, double beta)
    {
        Span<double> u = stackalloc double[] { 1, 1, 1 };
        Span<double> k = stackalloc double[3], mid = stackalloc double[3];
        for (int n = 0; n < 6; n++)
        {
            Derivative(sigma, rho, beta, u, k);
            for (int i = 0; i < 3; i++)
                mid[i] = u[i] + 0.005 * k[i];
            Derivative(sigma, rho, beta, mid, k);
            for (int i = 0; i < 3; i++)
                u[i] += 0.01 * k[i];
        }
        return u[0] + u[1] * u[2];
    }
}

public static partial class Robertson
{
    public static object[][] Inputs => [[0.04, 1e4, 3e7]];

    // one step of backward Euler; the 2 x 2 Newton system is solved by Cramer's rule
    [Differentiable]
    public static double F(double k1, double k2, double k3)
    {
        double a = 1, b = 0, h = 1e-3;
        double x = a, y = 3e-5;
        for (int i = 0; i < 8; i++)
        {
            double z = 1 - x - y;
            double f = x - a - h * (-k1 * x + k2 * y * z);
            double g = y - b - h * (k1 * x - k2 * y * z - k3 * y * y);
            double fx = 1 + h * (k1 + k2 * y), fy = -h * k2 * (z - y);
            double gx = -h * (k1 + k2 * y), gy = 1 + h * (k2 * (z - y) + 2 * k3 * y);
            double det = fx * gy - fy * gx;
            x -= (f * gy - g * fy) / det;
            y -= (g * fx - f * gx) / det;
        }
        return x + 1000 * y;
    }
}

public static partial class CrankNicolsonHeat
{
    public static object[][] Inputs => [[new double[] { 0.1, 0.5, 0.9, 0.4 }, 0.3]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> initial, double r)
    {
        int n = initial.Length;
        var u = initial.ToArray();
        var rhs = new double[n];
        var c = new double[n];
        for (int step = 0; step < 3; step++)
        {
            for (int i = 0; i < n; i++)
            {
                double left = i == 0 ? 0 : u[i - 1], right = i == n - 1 ? 0 : u[i + 1];
                rhs[i] = r / 2 * left + (1 - r) * u[i] + r / 2 * right;
            }
            // Thomas
            double diagonal = 1 + r, off = -r / 2;
            c[0] = off / diagonal;
            rhs[0] /= diagonal;
            for (int i = 1; i < n; i++)
            {
                double m = diagonal - off * c[i - 1];
                c[i] = off / m;
                rhs[i] = (rhs[i] - off * rhs[i - 1]) / m;
            }
            u[n - 1] = rhs[n - 1];
            for (int i = n - 2; i >= 0; i--)
                u[i] = rhs[i] - c[i] * u[i + 1];
        }
        double energy = 0;
        for (int i = 0; i < n; i++)
            energy += u[i] * u[i];
        return energy;
    }
}

public static partial class BouncingBall
{
    public static object[][] Inputs => [[1.0, 0.2, 0.8], [0.5, 0.0, 0.9]];

    [Differentiable]
    public static double F(double height, double speed, double restitution)
    {
        double t = 0, h = height, v = speed;
        int bounces = 0;
        while (bounces < 3)
        {
            // time to the floor: h + v t - g t^2 / 2 = 0
            double fall = (v + Sqrt(v * v + 2 * 9.81 * h)) / 9.81;
            t += fall;
            v = restitution * (9.81 * fall - v);
            h = 0;
            bounces++;
        }
        return t;
    }
}

public static partial class ShootingProblem
{
    public static object[][] Inputs => [[0.7, 0.4]];

    // y'' = c y, y(0) = 0, y(1) = target: the miss of the initial slope
    [Differentiable]
    public static double F(double slope, double c)
    {
        double Miss(double s)
        {
            double y = 0, dy = s;
            for (int i = 0; i < 10; i++)
            {
                double half = dy + 0.05 * c * y;
                y += 0.1 * half;
                dy = half + 0.05 * c * y;
            }
            return y - 1;
        }

        double miss = Miss(slope);
        return miss * miss;
    }
}

public static partial class OptimalControl
{
    public static object[][] Inputs => [[new double[] { 0.1, -0.2, 0.3, 0.5, -0.1 }, 2.0, -1.0]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> control, [Constant] double x0, [Constant] double v0)
    {
        double x = x0, v = v0, cost = 0;
        for (int t = 0; t < control.Length; t++)
        {
            cost += 0.1 * (x * x + 0.5 * control[t] * control[t]);
            (x, v) = (x + 0.2 * v, v + 0.2 * (control[t] - Sin(x)));
        }
        return cost + 10 * (x * x + v * v);
    }
}

public static partial class NBodyEnergyDrift
{
    public static object[][] Inputs => [[new double[] { 0, 0, 1, 0, 0, 1.5 }, new double[] { 0, 0, 0, 0.9, -0.7, 0 }, 3]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, int steps)
    {
        int bodies = position.Length / 2;
        double[,] q = new double[bodies, 2], v = new double[bodies, 2];
        for (int b = 0; b < bodies; b++)
            for (int d = 0; d < 2; d++)
            {
                q[b, d] = position[2 * b + d];
                v[b, d] = velocity[2 * b + d];
            }
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < bodies; i++)
                for (int j = 0; j < bodies; j++)
                {
                    if (i == j) continue;
                    double dx = q[j, 0] - q[i, 0], dy = q[j, 1] - q[i, 1];
                    double r2 = dx * dx + dy * dy + 0.01;
                    double a = 0.05 / (r2 * Sqrt(r2));
                    v[i, 0] += a * dx;
                    v[i, 1] += a * dy;
                }
            for (int i = 0; i < bodies; i++)
            {
                q[i, 0] += 0.05 * v[i, 0];
                q[i, 1] += 0.05 * v[i, 1];
            }
        }
        double kinetic = 0;
        for (int i = 0; i < bodies; i++)
            kinetic += (v[i, 0] * v[i, 0] + v[i, 1] * v[i, 1]) / 2;
        return kinetic;
    }
}
