using System.Collections.Generic;

public readonly record struct Quat(double W, double X, double Y, double Z)
{
    public static Quat Identity => new(1, 0, 0, 0);

    public double Norm => Math.Sqrt(W * W + X * X + Y * Y + Z * Z);

    public static Quat operator *(Quat a, Quat b) => new(
        a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z,
        a.W * b.X + a.X * b.W + a.Y * b.Z - a.Z * b.Y,
        a.W * b.Y - a.X * b.Z + a.Y * b.W + a.Z * b.X,
        a.W * b.Z + a.X * b.Y - a.Y * b.X + a.Z * b.W);

    public Quat Conjugate() => this with { X = -X, Y = -Y, Z = -Z };

    public static Quat FromAxis(Vec3 axis, double angle)
    {
        (double s, double c) = Math.SinCos(angle / 2);
        Vec3 u = axis / axis.Length;
        return new Quat(c, s * u.X, s * u.Y, s * u.Z);
    }

    public Vec3 Rotate(Vec3 v)
    {
        Quat r = this * new Quat(0, v.X, v.Y, v.Z) * Conjugate();
        return new Vec3(r.X, r.Y, r.Z);
    }
}

public struct Vec3
{
    public double X;
    public double Y;
    public double Z;

    public Vec3(double x, double y, double z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    public readonly double LengthSquared => Dot(this, this);

    public readonly double Length => Math.Sqrt(LengthSquared);

    public static double Dot(Vec3 a, Vec3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vec3 Cross(in Vec3 a, in Vec3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vec3 operator *(double s, Vec3 a) => new(s * a.X, s * a.Y, s * a.Z);

    public static Vec3 operator /(Vec3 a, double s) => new(a.X / s, a.Y / s, a.Z / s);

    public void Normalize()
    {
        double length = Length;
        X /= length;
        Y /= length;
        Z /= length;
    }
}

public static partial class QuaternionAlignment
{
    public static object[][] Inputs => [[new double[] { 0.9, 0.1, -0.3, 0.2 }]];

    private static readonly Vec3[] From = [new(1, 0, 0), new(0, 1, 0.5), new(0.2, 0.3, 1)];

    [Differentiable]
    public static double F(ReadOnlySpan<double> q)
    {
        Quat raw = new(q[0], q[1], q[2], q[3]);
        double n = raw.Norm;
        Quat unit = new(raw.W / n, raw.X / n, raw.Y / n, raw.Z / n);
        double error = 0;
        foreach (Vec3 v in From)
            error += (unit.Rotate(v) - new Vec3(v.Y, v.Z, v.X)).LengthSquared;
        return error;
    }
}

public static partial class RobotArm
{
    public static object[][] Inputs => [[new double[] { 0.4, -0.7, 1.1 }, new double[] { 0.9, 0.4, 0.3 }]];

    // a chain of hinges about z, y, z, each with a link of one unit along x
    [Differentiable]
    public static double F(ReadOnlySpan<double> angles, double[] target)
    {
        Quat orientation = Quat.Identity;
        Vec3 position = default;
        for (int joint = 0; joint < angles.Length; joint++)
        {
            Vec3 axis = joint % 2 == 0 ? new Vec3(0, 0, 1) : new Vec3(0, 1, 0);
            orientation *= Quat.FromAxis(axis, angles[joint]);
            position += orientation.Rotate(new Vec3(1, 0, 0));
        }
        return (position - new Vec3(target[0], target[1], target[2])).LengthSquared;
    }
}

public static partial class DenavitHartenberg
{
    public static object[][] Inputs => [[new double[] { 0.1, 0.5, -0.3, 0.9 }]];

    private static readonly double[,] Parameters = { { 0.3, 0, 1.57 }, { 0, 0.5, 0 }, { 0.1, 0.4, -1.57 }, { 0.2, 0, 0.3 } };

    [Differentiable]
    public static double F(ReadOnlySpan<double> joints)
    {
        double[,] pose = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } };
        for (int k = 0; k < joints.Length; k++)
        {
            double d = Parameters[k, 0], a = Parameters[k, 1], alpha = Parameters[k, 2];
            double c = Math.Cos(joints[k]), s = Math.Sin(joints[k]), ca = Math.Cos(alpha), sa = Math.Sin(alpha);
            double[,] link = { { c, -s * ca, s * sa, a * c }, { s, c * ca, -c * sa, a * s }, { 0, sa, ca, d } };
            double[,] next = new double[3, 4];
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 4; j++)
                {
                    double sum = j == 3 ? pose[i, 3] : 0;
                    for (int p = 0; p < 3; p++)
                        sum += pose[i, p] * link[p, j];
                    next[i, j] = sum;
                }
            }
            pose = next;
        }
        return pose[0, 3] * pose[1, 3] + pose[2, 3];
    }
}

public static partial class PinholeReprojection
{
    public static object[][] Inputs => [[new double[] { 0.1, -0.2, 0.3 }, new double[] { 0.2, 0.1, 4 }, 1.3]];

    // Rodrigues' rotation of points, then a projection with radial distortion
    private static Vec3 Rotate(Vec3 r, Vec3 p)
    {
        double angle = r.Length;
        if (angle < 1e-12)
            return p + Vec3.Cross(r, p);
        Vec3 axis = r;
        axis.Normalize();
        return Math.Cos(angle) * p + Math.Sin(angle) * Vec3.Cross(axis, p) + (1 - Math.Cos(angle)) * Vec3.Dot(axis, p) * axis;
    }

    private static (double U, double V) Project(Vec3 p, double focal)
    {
        double x = p.X / p.Z, y = p.Y / p.Z, r2 = x * x + y * y, distortion = 1 + 0.1 * r2 + 0.01 * r2 * r2;
        return (U: focal * distortion * x, V: focal * distortion * y);
    }

    [Differentiable]
    public static double F(ReadOnlySpan<double> rotation, ReadOnlySpan<double> translation, double focal)
    {
        Vec3 r = new(rotation[0], rotation[1], rotation[2]), t = new(translation[0], translation[1], translation[2]);
        Vec3[] points = { new(1, 0, 0), new(0, 1, 0), new(1, 1, 1) };
        double error = 0;
        for (int i = 0; i < points.Length; i++)
        {
            var seen = Project(Rotate(r, points[i]) + t, focal);
            error += (seen.U - 0.1 * i) * (seen.U - 0.1 * i) + (seen.V - 0.2) * (seen.V - 0.2);
        }
        return error;
    }
}

public static partial class PolygonArea
{
    public static object[][] Inputs => [[new double[] { 0, 0, 1, 0.1, 1.2, 0.9, 0.1, 1.1 }]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> xy)
    {
        int n = xy.Length / 2;
        double area = 0, perimeter = 0;
        for (int i = 0, j = n - 1; i < n; j = i++)
        {
            area += xy[2 * j] * xy[2 * i + 1] - xy[2 * i] * xy[2 * j + 1];
            perimeter += double.Hypot(xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]);
        }
        return 4 * Math.PI * (area / 2) / (perimeter * perimeter);
    }
}

public static partial class SpringMesh
{
    public readonly record struct Edge(int From, int To, double Rest);

    private static readonly Edge[] Edges = [new(0, 1, 1), new(1, 2, 1.2), new(2, 3, 0.9), new(3, 0, 1.1), new(0, 2, 1.5)];

    public static object[][] Inputs => [[new double[] { 0, 0, 1, 0.1, 1.2, 0.9, 0.1, 1.1 }, 2.5]];

    [Differentiable]
    public static double F(ReadOnlySpan<double> nodes, double stiffness)
    {
        double energy = 0;
        foreach (var (from, to, rest) in Edges)
        {
            double dx = nodes[2 * from] - nodes[2 * to], dy = nodes[2 * from + 1] - nodes[2 * to + 1];
            double stretch = Math.Sqrt(dx * dx + dy * dy) - rest;
            energy += 0.5 * stiffness * stretch * stretch;
        }
        return energy;
    }
}

public static partial class GreatCircle
{
    public static object[][] Inputs => [[0.9, 0.2, 0.6, -1.3]];

    [Differentiable]
    public static double F(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        double u = Math.Sin((latitude2 - latitude1) / 2), v = Math.Sin((longitude2 - longitude1) / 2);
        return 2 * 6371 * Math.Asin(Math.Sqrt(u * u + Math.Cos(latitude1) * Math.Cos(latitude2) * v * v));
    }
}

public static partial class Trilateration
{
    public static object[][] Inputs => [[new double[] { 0.3, 0.4 }]];

    private static readonly (double X, double Y, double Distance)[] Beacons = [(0, 0, 0.6), (1, 0, 0.9), (0, 1, 0.7)];

    [Differentiable]
    public static double F(ReadOnlySpan<double> p)
    {
        double sum = 0;
        foreach ((double x, double y, double distance) in Beacons)
        {
            double r = Math.Sqrt(Math.Pow(p[0] - x, 2) + Math.Pow(p[1] - y, 2)) - distance;
            sum += r * r;
        }
        return sum;
    }
}
