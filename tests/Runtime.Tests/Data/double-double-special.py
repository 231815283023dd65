"""Writes double-double-special.json: reference values in 45 digits from 120-digit arithmetic (mpmath) for extended precision.

None of them comes from the recurrences, series or tables that the library uses: moments are mpmath's confluent hypergeometric
function and parabolic cylinder function. Inputs are exact binary64 numbers, given as pairs. Run: python3 double-double-special.py
"""
import json
import random
from mpmath import mp, mpf, mpc, erfc, exp, factorial, hyp1f1, nstr, pcfu, quad

mp.dps = 120
random.seed(20260101)


def row(inputs, *values):
    return [part for i in inputs for part in (repr(float(i)), "0.0")] + [nstr(v, 45, strip_zeros=False) for v in values]


def erfcx(x):
    return exp(mpf(x) ** 2) * erfc(mpf(x))


def gaussian(n, h):
    """Integral over u in [0, inf) of u^n e^{-u^2/2 - hu}."""
    h = mpf(h)
    return factorial(n) * exp(h ** 2 / 4) * pcfu(n + mpf(1) / 2, h)


def moment(n, x, y=0):
    return hyp1f1(n + 1, n + 2, -mpc(x, -y)) / (n + 1)


def bump(n, s, mu, sigma):
    """Integral over t in [0, inf) of t^n e^{-st} exp(-(t - mu)^2 / (2 sigma^2)); substituting t = sigma u."""
    s, mu, sigma = mpf(s), mpf(mu), mpf(sigma)
    h = s * sigma - mu / sigma
    if h > 60:
        # the integrand by its Taylor series in u^2: 40 terms of an asymptotic series, below 1e-45 from h = 60 on
        value = sum((-1) ** k * factorial(n + 2 * k) / (factorial(k) * mpf(2) ** k * h ** (n + 2 * k + 1)) for k in range(40))
    else:
        value = gaussian(n, h)
    return exp(-mu ** 2 / (2 * sigma ** 2)) * sigma ** (n + 1) * value


slopes = [0.0, 1e-300, 1e-9, 1 / 16, 1 / 8, 0.3, 0.499, 0.5, 1.0, 7.99, 8.0, 12.0, 40.0, -1e-9, -0.1, -1.0, -6.0, -30.0]
slopes += [random.uniform(0, 8) for _ in range(40)] + [random.uniform(-8, 30) for _ in range(20)]
exponents = [0.0, 1e-300, 1e-8, -1e-8, 1.0, -1.0, 600.0, -600.0] + [random.uniform(-30, 30) for _ in range(25)]
planes = [(0.0, 0.0), (0.0, 1e4), (1e-9, -1e-9), (-300.0, 1e3), (300.0, -1e4)] + [(random.uniform(-30, 30), random.uniform(-40, 40)) for _ in range(25)]
bumps = [(n, s, mu, sigma)
         for sigma in (1.0, 0.3, 12.0) for mu in (0.0, 0.5, 3.0, 20.0, 37.0, 100.0)
         for s in [10.0 ** k for k in range(-8, 9, 2)] + [0.0, 0.7, 3.0, 27.0, -0.4, mu / sigma ** 2]
         for n in (0, 1, 2, 4)]

tables = {
    "erfcx": [row([x], erfcx(x)) for x in [0.0, 1e-300, 1e-9, 0.5, 1.0, 5.6, 5.7, 9.9, 26.0, -1e-9, -0.5, -6.0, -26.0] + [random.uniform(-26, 26) for _ in range(60)]],
    "erfc": [row([x], erfc(mpf(x))) for x in [0.0, 1e-300, 0.5, 25.0, -0.5, -6.0, -40.0] + [random.uniform(-6, 25.7) for _ in range(60)]],
    "gaussian": [row([n, h], gaussian(n, h)) for n in (0, 1, 2, 3, 5, 8, 12, 13, 20) for h in slopes],
    "exponential": [row([n, x], moment(n, x).real) for n in (0, 1, 2, 3, 5, 12) for x in exponents],
    # n, x, y, cosine moment and sine moment, each over the exponential moment of the same n and x, plus 2
    "cosine": [row([n, x, y], moment(n, x, y).real / moment(n, x).real + 2) for n in (0, 1, 2, 3, 8) for x, y in planes],
    "sine": [row([n, x, y], moment(n, x, y).imag / moment(n, x).real + 2) for n in (0, 1, 2, 3, 8) for x, y in planes],
    # n, s, mu, sigma, moment
    "bump": [row(b, v) for b in bumps for v in [bump(*b)] if mpf("1e-270") < v < mpf("1e290")],
}
with open("double-double-special.json", "w") as file:
    file.write("{\n" + ",\n".join(
        f'"{name}": [\n' + ",\n".join(map(json.dumps, rows)) + "\n]" for name, rows in tables.items()) + "\n}\n")
