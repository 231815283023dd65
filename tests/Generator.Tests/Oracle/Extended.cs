namespace CurseOfMemory.Generator.Tests.Oracle;

/// <summary>A number of about 31 digits, the unevaluated sum of two doubles (Dekker, 1971; Hida, Li and Bailey, 2001). The oracle's own.</summary>
public readonly record struct Extended(double High, double Low)
{
    public static readonly Extended Pi = new(3.141592653589793, 1.2246467991473532e-16);
    public static readonly Extended Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    public static implicit operator Extended(double x) => new(x, 0);

    public static explicit operator double(Extended x) => x.High;

    public static implicit operator Extended(DoubleDouble x) => new(x.Hi, x.Lo);

    public static Extended Parse(string digits)
    {
        string[] parts = digits.Split('e', 'E');
        Extended value = 0;
        int scale = parts.Length > 1 ? int.Parse(parts[1]) : 0;
        bool fraction = false;
        foreach (char digit in parts[0].TrimStart('-'))
        {
            if (digit == '.')
            {
                fraction = true;
                continue;
            }
            value = value * 10 + (digit - '0');
            scale -= fraction ? 1 : 0;
        }
        value = scale < 0 ? value / PowerOfTen(-scale) : value * PowerOfTen(scale);
        return digits[0] == '-' ? -value : value;
    }

    private static Extended PowerOfTen(int exponent)
    {
        Extended power = 1, ten = 10;
        for (; exponent > 0; exponent >>= 1, ten *= ten)
            power = (exponent & 1) == 1 ? power * ten : power;
        return power;
    }

    public static Extended operator +(Extended x, Extended y)
    {
        (double high, double low) = TwoSum(x.High, y.High);
        (double second, double third) = TwoSum(x.Low, y.Low);
        (high, low) = QuickTwoSum(high, low + second);
        return Normal(high, low + third);
    }

    public static Extended operator -(Extended x) => new(-x.High, -x.Low);

    public static Extended operator -(Extended x, Extended y) => x + (-y);

    public static Extended operator *(Extended x, Extended y)
    {
        double high = x.High * y.High;
        double low = Math.FusedMultiplyAdd(x.High, y.High, -high);
        return Normal(high, low + (x.High * y.Low + x.Low * y.High));
    }

    public static Extended operator /(Extended x, Extended y)
    {
        double first = x.High / y.High;
        Extended rest = x - y * first;
        double second = rest.High / y.High;
        rest -= y * second;
        return Normal(first, second) + rest.High / y.High;
    }

    public static bool operator <(Extended x, Extended y) => x.High < y.High || (x.High == y.High && x.Low < y.Low);

    public static bool operator >(Extended x, Extended y) => y < x;

    public static Extended Abs(Extended x) => x.High < 0 ? -x : x;

    /// <summary>x 2^n, exactly.</summary>
    public static Extended Scale(Extended x, int n) => new(Math.ScaleB(x.High, n), Math.ScaleB(x.Low, n));

    public static Extended Sqrt(Extended x)
    {
        if (x.High == 0)
            return 0;
        double root = Math.Sqrt(x.High);
        return root + (x - (Extended)root * root) / (2 * root);
    }

    // e^x = 2^k (e^r)^512 with x = k log 2 + 512 r; e^r - 1 by its Taylor series, squared as (1 + y)^2 - 1 = 2 y + y^2
    public static Extended Exp(Extended x)
    {
        if (x.High < -745)
            return 0;
        double k = Math.Round(x.High / Ln2.High);
        Extended r = Scale(x - Ln2 * k, -9), term = r, y = r;
        for (int i = 2; i <= 8; i++)
            y += term = term * r / i;
        for (int i = 0; i < 9; i++)
            y = Scale(y, 1) + y * y;
        return Scale(y + 1, (int)k);
    }

    // Newton's iteration for e^y = x from y = log x in double
    public static Extended Log(Extended x)
    {
        Extended y = Math.Log(x.High);
        return y + (x * Exp(-y) - 1);
    }

    /// <summary>a^p: by products where p is a small integer.</summary>
    public static Extended Power(Extended a, Extended p)
    {
        if (p.Low != 0 || p.High != Math.Truncate(p.High) || Math.Abs(p.High) > 64)
            return a.High == 0 ? Math.Pow(0, p.High) : Exp(p * Log(a));
        Extended power = 1;
        for (int i = 0; i < Math.Abs(p.High); i++)
            power *= a;
        return p.High < 0 ? 1 / power : power;
    }

    public static Extended Atan(Extended x)
    {
        // Newton's iteration for tan y = x, that is x cos y = sin y
        Extended y = Math.Atan(x.High);
        (Extended sine, Extended cosine) = SinCos(y);
        return y + (x * cosine - sine) / (x * sine + cosine);
    }

    public static (Extended Sine, Extended Cosine) SinCos(Extended x)
    {
        double quarters = Math.Round(x.High / (Pi.High / 2));
        Extended r = x - Scale(Pi, -1) * quarters - quarters * -1.4973849048591833e-33;
        (Extended sine, Extended cosine) = Taylor(r);
        return ((long)quarters & 3) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }

    private static (Extended Sine, Extended Cosine) Taylor(Extended r)
    {
        Extended sine = r, cosine = 1, term = r;
        for (int i = 2; i <= 27; i++)
        {
            term = term * r / i;
            Extended signed = (i & 2) == 0 ? term : -term;
            if ((i & 1) == 0)
                cosine += signed;
            else
                sine += signed;
        }
        return (sine, cosine);
    }

    private static Extended Normal(double high, double low)
    {
        (high, low) = QuickTwoSum(high, low);
        return double.IsFinite(high) ? new(high, low) : new(high, 0);
    }

    private static (double Sum, double Error) QuickTwoSum(double x, double y)
    {
        double sum = x + y;
        return (sum, y - (sum - x));
    }

    private static (double Sum, double Error) TwoSum(double x, double y)
    {
        double sum = x + y, part = sum - x;
        return (sum, x - (sum - part) + (y - part));
    }
}
