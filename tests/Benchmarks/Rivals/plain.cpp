// Plain loops, one reciprocal for each pair, for the compiler to vectorise: -O3 -march=native -ffast-math.
#define RESTRICT __restrict__

static double gradient(int m, int n, const double* RESTRICT a, const double* RESTRICT w, const double* RESTRICT b, const double* RESTRICT rate, double* RESTRICT da, double* RESTRICT dw) {
    double J = 0;
    for (int k = 0; k < m; k++) {
        double s = 0, q = 0, st = 0, qt = 0;
        for (int i = 0; i < m; i++) { double r = 1 / (w[k] + w[i]), ar = a[i] * r; s += ar; q += ar * r; }
        for (int j = 0; j < n; j++) { double r = 1 / (w[k] + rate[j]), br = b[j] * r; st += br; qt += br * r; }
        da[k] = 2 * (s - st); dw[k] = -2 * a[k] * (q - qt);
        J += a[k] * (s - 2 * st);
    }
    return J;
}

static double hessian(int m, int n, const double* RESTRICT a, const double* RESTRICT w, const double* RESTRICT b, const double* RESTRICT rate, double* RESTRICT da, double* RESTRICT dw, double* RESTRICT h) {
    double J = 0;
    for (int k = 0; k < m; k++) {
        double s = 0, q = 0, c = 0, st = 0, qt = 0, ct = 0, *aa = h + (long)k * 2 * m, *wa = aa + (long)m * 2 * m;
        for (int j = 0; j < m; j++) {
            double r = 1 / (w[k] + w[j]), r2 = r * r, ar3 = a[j] * r2 * r;
            aa[j] = 2 * r; aa[m + j] = -2 * a[j] * r2; wa[j] = -2 * a[k] * r2; wa[m + j] = 4 * a[k] * ar3;
            s += a[j] * r; q += a[j] * r2; c += ar3;
        }
        for (int j = 0; j < n; j++) { double r = 1 / (w[k] + rate[j]), br = b[j] * r; st += br; qt += br * r; ct += br * r * r; }
        da[k] = 2 * (s - st); dw[k] = -2 * a[k] * (q - qt);
        aa[m + k] += -2 * (q - qt); wa[k] += -2 * (q - qt); wa[m + k] += 4 * a[k] * (c - ct);
        J += a[k] * (s - 2 * st);
    }
    return J;
}

static double product(int m, const double* RESTRICT a, const double* RESTRICT w, const double* RESTRICT va, const double* RESTRICT vw, double* RESTRICT da, double* RESTRICT dw, double* RESTRICT pa, double* RESTRICT pw) {
    double J = 0;
    for (int k = 0; k < m; k++) {
        double s = 0, q = 0, x = 0, y = 0;
        for (int i = 0; i < m; i++) {
            double r = 1 / (w[k] + w[i]), ar = a[i] * r, t = (vw[k] + vw[i]) * ar, u = va[i] - t;
            s += ar; q += ar * r; x += u * r; y += (u - t) * r * r;
        }
        da[k] = 2 * s; dw[k] = -2 * a[k] * q;
        pa[k] = 2 * x; pw[k] = -2 * (va[k] * q + a[k] * y);
        J += a[k] * s;
    }
    return J;
}

// Runs a kernel many times: 0 gradient, 1 Hessian, 2 product, 3 a chain of Euler steps
extern "C" double run(int kernel, long reps, int m, int n, double* theta, const double* b, const double* r, const double* v, double* g, double* out) {
    double total = 0;
    for (long i = 0; i < reps; i++) {
        asm volatile("" ::: "memory");
        total += kernel == 1 ? hessian(m, n, theta, theta + m, b, r, g, g + m, out)
            : kernel == 2 ? product(m, theta, theta + m, v, v + m, g, g + m, out, out + m)
            : gradient(m, n, theta, theta + m, b, r, g, g + m);
        if (kernel == 3)
            for (int k = 0; k < 2 * m; k++) theta[k] -= 1e-9 * g[k];
    }
    return total;
}
