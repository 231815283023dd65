"""Writes airy.json: moments of the Airy target Ai(2.25 (t - 3)) over [0, inf), 20 digits from 24-digit quadrature (mpmath), each with the integral of the absolute value.

Run: python3 airy.py
"""
import json
from mpmath import mp, mpf, airyai, exp, nstr, quad

mp.dps = 24
CUTS = [0, mpf("0.546417854179755084831175327586"), mpf("1.18313358038623528149467168824"), mpf("1.96084115090677020511591233225"), 3, 4, 5, 6, 8, 10, 12, 16]
rows = []
for s in (-2, 0, 1, 5, 1000):
    for n in (0, 3):
        cuts = CUTS if s < 20 else [mpf(x) / s for x in (0, 1, 3, 8, 20, 50, 100)]
        parts = [quad(lambda t: t ** n * exp(-s * t) * airyai(mpf(2.25) * (t - 3)), [a, b]) for a, b in zip(cuts, cuts[1:])]
        rows.append([str(n), str(s), nstr(sum(parts), 20), nstr(sum(abs(part) for part in parts), 5)])
json.dump({"about": __doc__.split("\n")[0], "squaredNorm": "0.368726849330154334051365348555",
           "zeros": ["1.96084115090677020511591233225", "1.18313358038623528149467168824", "0.546417854179755084831175327586"], "moments": rows},
          open("airy.json", "w"), indent=1)
