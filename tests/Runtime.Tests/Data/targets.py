"""Writes targets.json: reference values of targets' moments, 25 digits from 50-digit arithmetic (mpmath).

Every number is a composite Gauss-Legendre quadrature of the defining integral over the part of the interval where the integrand is
above e^{-120} of its maximum: no error function, no recurrence, nothing that the library uses. Inputs are exact binary64 numbers.
Run: python3 targets.py (about two minutes)
"""
import json
import math
import random
from mpmath import mp, mpf, exp, inf, log, nstr, quad, sqrt

mp.dps = 50
random.seed(20260101)


def bump_moment(n, s, mu, sigma, upto=inf):
    """Integral over [0, upto] of t^n e^{-st} exp(-(t - mu)^2 / (2 sigma^2)), log-concave with its maximum at p."""
    s, mu, sigma, upto = map(mpf, (s, mu, sigma, upto))
    center = mu - s * sigma ** 2
    p = max(mpf(0), min((center + sqrt(center ** 2 + 4 * n * sigma ** 2)) / 2, upto))

    def logarithm(t):
        return (n * log(t) if n else 0) - s * t - (t - mu) ** 2 / (2 * sigma ** 2)

    top = logarithm(p)
    low, high = reach(logarithm, p, -1, mpf(0), top), reach(logarithm, p, 1, upto, top)
    return exp(top) * sum(
        quad(lambda t: exp(logarithm(t) - top) if t else mpf(n == 0) * exp(logarithm(t) - top), panels(a, b), method="gauss-legendre")
        for a, b in ((low, p), (p, high)) if a < b)


def reach(logarithm, p, sign, end, top):
    """How far from p towards the end the logarithm stays within 120 of its maximum."""
    inside, step = p, max(abs(p), mpf(10) ** -12) * mpf(2) ** -60
    while sign * (end - (p + sign * step)) > 0 and logarithm(p + sign * step) > top - 120:
        inside, step = p + sign * step, 2 * step
    outside = p + sign * step
    if sign * (end - outside) <= 0:
        outside = end
        if end == 0 or logarithm(end) > top - 120:
            return end
    for _ in range(8):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if logarithm(middle) > top - 120 else (inside, middle)
    return outside


def panels(a, b):
    return [a + (b - a) * k / 8 for k in range(9)]


def sum_moment(n, s, upto):
    """The moment of the square of 2 e^{-t} - e^{-3t/2} + exp(-(t - 5)^2 / 2) / 2 + exp(-2 (t - 7)^2)."""
    def integrand(t):
        rho = 2 * exp(-t) - exp(-3 * t / 2) + exp(-(t - 5) ** 2 / 2) / 2 + exp(-2 * (t - 7) ** 2)
        return t ** n * exp(-s * t) * rho ** 2
    end = min(mpf(upto), mpf(300))
    return quad(integrand, [end * k / 600 for k in range(601)], method="gauss-legendre")


def row(inputs, value):
    return [repr(float(i)).replace("inf", "Infinity") for i in inputs] + [nstr(value, 25, strip_zeros=False)]


def moderate(value):
    return mpf("1e-290") < value < mpf("1e300")


half_line = []
for sigma in (1.0, 0.25, 40.0):
    for mu in (0.0, 1e-3, 1.0, 5.0, 20.0, 100.0):
        for s in [10.0 ** k for k in range(-8, 9)] + [0.0, 0.7, 3.0, 27.0, 300.0, -0.4, -6.0, mu / sigma ** 2]:
            for n in range(5):
                half_line.append(((n, s, mu, sigma), bump_moment(n, s, mu, sigma)))
interval = []
for n in (0, 1, 2, 4, 7):
    for _ in range(50):
        s = random.choice([10 ** random.uniform(-4, 4), random.uniform(0, 30), random.uniform(-30, 5), 0.0])
        mu = random.choice([random.uniform(0, 100), random.uniform(0, 10), 0.0, 1.0, -2.0])
        sigma = random.choice([1.0, 10 ** random.uniform(-3, 3), 10 ** random.uniform(-1, 1.5)])
        near = abs(random.choice([mu, mu - s * sigma ** 2]) + random.uniform(-3, 3) * sigma)
        upto = random.choice([10 ** random.uniform(-6, 4), random.uniform(0, 40), near])
        interval.append(((n, s, mu, sigma, upto), bump_moment(n, s, mu, sigma, upto)))
square = [((n, s, upto), sum_moment(n, s, upto)) for n in range(4) for s in (0.0, 0.5, 3.0, -1.0) for upto in (0.1, 4.0, 9.0, math.inf)]

tables = {
    # n, s, mu, sigma, moment
    "halfLine": [row(*r) for r in half_line if moderate(r[1])],
    # n, s, mu, sigma, upTo, moment
    "interval": [row(*r) for r in interval if moderate(r[1])],
    # n, s, upTo, moment of the square of a sum of four terms
    "square": [row(*r) for r in square],
}
with open("targets.json", "w") as file:
    file.write("{\n" + ",\n".join(
        f'"{name}": [\n' + ",\n".join(map(json.dumps, rows)) + "\n]" for name, rows in tables.items()) + "\n}\n")
