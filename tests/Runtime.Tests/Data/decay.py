"""The fit of examples/DecayFitting to 40 digits, by Gauss-Newton steps on the normal equations: python3 decay.py.

It also makes the data: 2 exp(-1.2 t) + exp(-0.2 t) with normal noise of deviation 0.01, rounded to four digits.
"""
import math
import random
from mpmath import exp, lu_solve, matrix, mp, mpf, nstr, sqrt

mp.dps = 40
random.seed(20)
times = [0.25 * k for k in range(1, 61)]
data = [round(2.0 * math.exp(-1.2 * t) + 1.0 * math.exp(-0.2 * t) + random.gauss(0, 0.01), 4) for t in times]
x, y = [mpf(t) for t in times], [mpf(str(value)) for value in data]
b = matrix([2, mpf("1.2"), 1, mpf("0.2")])
while True:
    jacobian, residuals = matrix(len(x), 4), matrix(len(x), 1)
    for n, t in enumerate(x):
        fast, slow = exp(-b[1] * t), exp(-b[3] * t)
        residuals[n] = b[0] * fast + b[2] * slow - y[n]
        jacobian[n, 0], jacobian[n, 1], jacobian[n, 2], jacobian[n, 3] = fast, -b[0] * t * fast, slow, -b[2] * t * slow
    normal = jacobian.T * jacobian
    step = lu_solve(normal, -(jacobian.T * residuals))
    b += step
    if max(abs(part) for part in step) < mpf(10) ** -30:
        break
square = sum(r ** 2 for r in residuals)
covariance = normal ** -1 * (square / (len(x) - 4))
print("parameters", [nstr(value, 17) for value in b])
print("standard errors", [nstr(sqrt(covariance[i, i]), 12) for i in range(4)])
print("sum of squares", nstr(square, 15), "slow lifetime", nstr(1 / b[3], 17))
