"""Writes double-double.json: reference values of DoubleDouble's functions, 45 digits from 120-digit arithmetic (mpmath).

Inputs are sums of two binary64 numbers, given as both. Run: python3 double-double.py
"""
import json
import random
from mpmath import mp, mpf, nstr
import mpmath

mp.dps = 120
random.seed(20260101)


def pair(x):
    hi = float(x)
    return hi, float(mpf(x) - hi)


def uniform(low, high):
    return pair(mpf(random.uniform(low, high)) * (1 + mpf(random.random()) * mpf(2) ** -53))


def logarithmic(low, high, signs=(1,)):
    x = mpf(10) ** mpf(random.uniform(low, high)) * random.choice(signs)
    return pair(x * (1 + mpf(random.random()) * mpf(2) ** -53))


def row(function, *arguments):
    value = function(*[mpf(hi) + mpf(lo) for hi, lo in arguments])
    return [repr(part) for argument in arguments for part in argument] + [nstr(value, 45, strip_zeros=False)]


both = (-1, 1)
fixed = [(float(k) / 8, 0.0) for k in range(-12, 13) if k]


def table(function, draw, count=120, also=()):
    return [row(function, x) for x in list(also) + [draw(k) for k in range(count)]]


def mixed(top):
    return lambda k: uniform(-top, top) if k % 2 else logarithmic(-20, mpmath.log10(top), both)


def quarter_turns(k):
    return pair(mpmath.pi / 2 * random.randrange(1, 10 ** random.randrange(1, 15)) * (1 + mpf(k % 3) * mpf(10) ** -random.randrange(3, 30)))


positive = [x for x in fixed if x[0] > 0]
inside = [x for x in fixed if abs(x[0]) < 1]


def near_one(k):
    return pair(1 + mpf(random.choice(both)) * mpf(10) ** mpf(random.uniform(-20, -0.5))) if k % 2 else logarithmic(-270, 290)


def unit(k):
    if k % 3 == 0:
        return pair(random.choice(both) * (1 - mpf(10) ** mpf(random.uniform(-20, -1))))
    return uniform(-1, 1) if k % 3 == 1 else logarithmic(-20, 0, both)


angle = lambda k: (uniform(-10, 10), logarithmic(-15, 15, both), quarter_turns(k))[k % 3]
tables = {
    "sqrt": table(mpmath.sqrt, lambda k: logarithmic(-250, 300)),
    "cbrt": table(lambda x: mpmath.cbrt(x) if x > 0 else -mpmath.cbrt(-x), lambda k: logarithmic(-250, 300, both)),
    "exp": table(mpmath.exp, mixed(600), also=fixed),
    "expm1": table(mpmath.expm1, mixed(600), also=fixed),
    "log": table(mpmath.log, near_one, also=positive),
    "log1p": table(mpmath.log1p, lambda k: uniform(-0.99, 3) if k % 2 else logarithmic(-25, 20), also=positive),
    "log2": table(lambda x: mpmath.log(x, 2), near_one, also=positive),
    "log10": table(mpmath.log10, near_one, also=positive),
    "sin": table(mpmath.sin, angle, also=fixed),
    "cos": table(mpmath.cos, angle, also=fixed),
    "tan": table(mpmath.tan, angle, also=fixed),
    "asin": table(mpmath.asin, unit, also=inside),
    "acos": table(mpmath.acos, unit, also=inside),
    "atan": table(mpmath.atan, lambda k: logarithmic(-20, 20, both), also=fixed),
    "sinh": table(mpmath.sinh, mixed(600), also=fixed),
    "cosh": table(mpmath.cosh, mixed(600), also=fixed),
    "tanh": table(mpmath.tanh, mixed(60), also=fixed),
    "asinh": table(mpmath.asinh, lambda k: logarithmic(-20, 100, both), also=fixed),
    "acosh": table(mpmath.acosh, lambda k: pair(1 + mpf(10) ** mpf(random.uniform(-20, 30)))),
    "atanh": table(mpmath.atanh, unit, also=inside),
    "atan2": [row(mpmath.atan2, logarithmic(-100, 100, both), logarithmic(-100, 100, both)) for _ in range(60)]
             + [row(mpmath.atan2, uniform(-2, 2), uniform(-2, 2)) for _ in range(60)],
    "hypot": [row(mpmath.hypot, logarithmic(-290, 300, both), logarithmic(-290, 300, both)) for _ in range(40)]
             + [row(mpmath.hypot, uniform(-2, 2), uniform(-2, 2)) for _ in range(40)],
    "pow": [row(mpmath.power, uniform(0.1, 10), uniform(-4, 4)) for _ in range(60)],
    "add": [row(lambda x, y: x + y, a, pair(-(mpf(a[0]) + a[1]) * (1 + mpf(10) ** -random.randrange(1, 40)) if k % 2 else mpf(random.gauss(0, 1))))
            for k in range(100) for a in [uniform(-2, 2)]],
    "multiply": [row(lambda x, y: x * y, uniform(-2, 2), uniform(-2, 2)) for _ in range(100)],
    "divide": [row(lambda x, y: x / y, uniform(-2, 2), uniform(-2, 2)) for _ in range(100)],
}
with open("double-double.json", "w") as file:
    file.write("{\n" + ",\n".join(
        f'"{name}": [\n' + ",\n".join(map(json.dumps, rows)) + "\n]" for name, rows in tables.items()) + "\n}\n")
