"""Writes functions.json: values and derivatives of the functions of the table, 36 digits from 60-digit arithmetic (mpmath).

First and second derivatives are mpmath's numerical differentiation with 120 digits, so that no rule of the generator is used. All arguments
are exact binary64 numbers. Run: python3 functions.py
"""
import json
from mpmath import mp, mpf, diff, nstr, acos, acosh, asin, asinh, atan, atan2, atanh, cbrt, cos, cosh, erf, erfc, exp, expm1, gamma, hypot, \
    loggamma, log, log1p, pi, polygamma, power, sin, sinh, sqrt, tan, tanh

POSITIVE = [0.25, 0.5, 0.875, 1.25, 1.5, 2, 2.75, 3.5, 5.125]
UNIT = [-0.875, -0.625, -0.375, -0.125, 0.0625, 0.25, 0.4375, 0.75, 0.9375]
REAL = [-6.5, -3.25, -1.125, -0.375, 0.125, 0.75, 1.75, 3.5, 7.25]
BEYOND = [1.0625, 1.25, 1.5, 1.875, 2.5, 3.25, 4, 6.5, 11]


def erfcx(x):
    return exp(x * x) * erfc(x)


def softplus(x):
    return log1p(exp(x))


def sigmoid(x):
    return 1 / (1 + exp(-x))


FAMILIES = {
    "positive": (POSITIVE, [
        ("log", log), ("log1p", log1p), ("log2", lambda x: log(x) / log(2)), ("log10", lambda x: log(x) / log(10)), ("sqrt", sqrt), ("cbrt", cbrt),
        ("gamma", gamma), ("gammaln", loggamma), ("digamma", lambda x: polygamma(0, x)), ("trigamma", lambda x: polygamma(1, x)),
        ("polygamma", lambda x: polygamma(3, x)), ("power", lambda x: power(x, mpf(2.75)))]),
    "unit": (UNIT, [
        ("asin", asin), ("acos", acos), ("atanh", atanh), ("sinpi", lambda x: sin(pi * x)), ("cospi", lambda x: cos(pi * x)), ("tanpi", lambda x: tan(pi * x))]),
    "real": (REAL, [
        ("exp", exp), ("expm1", expm1), ("sin", sin), ("cos", cos), ("tan", tan), ("atan", atan), ("sinh", sinh), ("cosh", cosh), ("tanh", tanh), ("asinh", asinh),
        ("softplus", softplus), ("sigmoid", sigmoid), ("erf", erf), ("erfc", erfc), ("abs", abs), ("exponential", lambda x: power(mpf(1.5), x))]),
    "beyond": (BEYOND, [("acosh", acosh), ("erfcx", erfcx)]),
}

PAIRS = [
    ("pow", lambda x, y: power(x, y)), ("atan2", lambda x, y: atan2(x, y)), ("hypot", lambda x, y: hypot(x, y)), ("logbase", lambda x, y: log(x) / log(y)),
    ("powlog", lambda x, y: power(x, y) * log(x)), ("fma", lambda x, y: x * y + x),
]
PAIR_X = [0.25, 0.5, 0.875, 1.25, 1.5, 2, 2.75, 3.5, 5.125]
PAIR_Y = [2.5, 0.375, 3.25, 1.75, 0.625, 4, 1.25, 2.125, 0.5]


def text(x):
    mp.dps = 60
    return nstr(mp.mpf(x), 36, min_fixed=0, max_fixed=0)


def single(f, x):
    mp.dps = 120
    x = mpf(x)
    return [text(f(x)), text(diff(f, x)), text(diff(f, x, 2))]


def pair(f, x, y):
    mp.dps = 120
    return [text(f(mpf(x), mpf(y)))] + [text(diff(f, (mpf(x), mpf(y)), order)) for order in ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2))]


table = {
    "about": __doc__.split("\n")[0],
    "families": {name: {"x": points, "rows": {f: [single(g, x) for x in points] for f, g in functions}} for name, (points, functions) in FAMILIES.items()},
    "pairs": {"x": PAIR_X, "y": PAIR_Y, "rows": {f: [pair(g, x, y) for x, y in zip(PAIR_X, PAIR_Y)] for f, g in PAIRS}},
}
with open("functions.json", "w") as file:
    json.dump(table, file, indent=1)
