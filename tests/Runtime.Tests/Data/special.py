"""Writes special.json: reference values of the special functions, 25 digits from 60-digit arithmetic (mpmath).

None of them comes from the recurrences, series or polynomials that the library uses: the moments are mpmath's confluent
hypergeometric function, 1F1(n+1; n+2; -z) / (n+1) at z = x - iy. Inputs are exact binary64 numbers. Run: python3 special.py
"""
import json
import math
import random
from mpmath import mp, mpf, mpc, erfc, exp, fac2, factorial, hyp1f1, nstr, pcfu, pi, sqrt

mp.dps = 60
random.seed(20260101)


def erfcx(x):
    x = mpf(x)
    if x < 60:
        return exp(x * x) * erfc(x)
    return sum((-1) ** k * fac2(2 * k - 1) / (2 * x * x) ** k for k in range(25)) / (x * sqrt(pi))


def moment(n, x, y=0):
    return hyp1f1(n + 1, n + 2, -mpc(x, -y)) / (n + 1)


def spread(limit):
    kind = random.randrange(3)
    if kind == 0:
        return random.uniform(-limit, limit)
    if kind == 1:
        return random.uniform(-8, 8)
    return random.choice([-1, 1]) * 10 ** random.uniform(-12, math.log10(limit))


def text(value):
    return nstr(value, 25, strip_zeros=False)


def row(inputs, *values):
    return [repr(float(i)) for i in inputs] + [text(v) for v in values]


fixed = [0.0, 1e-300, 1e-17, 1e-8, 0.5, 1.0, 3.75, 9.9, 26.0, 27.2]
erfcx_at = fixed + [50.0, 99.0, 1e8, 1e9, 1e154, 1e300, -1e-300, -1e-9, -0.5, -1.0, -6.0, -26.6] + [spread(26.6) for _ in range(200)]
erfc_at = fixed + [-1e-300, -1e-9, -0.5, -6.0, -40.0] + [random.uniform(-6, 27.2) for _ in range(200)]

slopes = [0.0, 1e-300, 1e-9, 0.125, 0.25, 0.499, 0.5, 7.99, 8.0, 1e3, -1e-9, -30.0] + [random.uniform(-8, 16) for _ in range(25)]
orders = [0, 1, 2, 3, 4, 5, 8, 13, 20]
exponents = [0.0, 1e-300, -1e-300, 1e-8, -1e-8, 1.0, -1.0, 700.0, -700.0] + [spread(700.0) for _ in range(40)]
planes = [(0.0, 0.0), (0.0, 1e4), (1e-9, -1e-9), (-700.0, 1e3), (700.0, -1e4)] + [(spread(300.0), spread(1e4)) for _ in range(60)]

tables = {
    "erfcx": [row([x], erfcx(x)) for x in erfcx_at],
    "erfc": [row([x], erfc(mpf(x))) for x in erfc_at],
    "exponential": [row([n, x], moment(n, x).real) for n in orders for x in exponents],
    # n, h, integral over u in [0, inf) of u^n e^{-u^2/2 - hu}
    "gaussian": [row([n, h], factorial(n) * exp(mpf(h) ** 2 / 4) * pcfu(n + mpf(1) / 2, h)) for n in orders for h in slopes],
    # n, x, y, cosine moment, sine moment, exponential moment
    "oscillating": [row([n, x, y], z.real, z.imag, moment(n, x).real)
                    for n in orders for x, y in planes for z in [moment(n, x, y)]],
}
with open("special.json", "w") as file:
    file.write("{\n" + ",\n".join(
        f'"{name}": [\n' + ",\n".join(map(json.dumps, rows)) + "\n]" for name, rows in tables.items()) + "\n}\n")
