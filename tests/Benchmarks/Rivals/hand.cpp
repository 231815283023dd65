// The yardsticks: kernels as a specialist writes them for AVX-512, one text for the widths 2, 4 and 8.
#include <immintrin.h>

typedef double v2 __attribute__((vector_size(16)));
typedef double v4 __attribute__((vector_size(32)));
typedef double v8 __attribute__((vector_size(64)));

#define INLINE static inline __attribute__((always_inline))

template <class V> INLINE V load(const double* p) { V v; __builtin_memcpy(&v, p, sizeof v); return v; }
template <class V> INLINE void store(double* p, V v) { __builtin_memcpy(p, &v, sizeof v); }

INLINE v2 rcp14(v2 d) { return _mm_rcp14_pd(d); }
INLINE v4 rcp14(v4 d) { return _mm256_rcp14_pd(d); }
INLINE v8 rcp14(v8 d) { return _mm512_rcp14_pd(d); }

INLINE double sum(v2 v) { return v[0] + v[1]; }
INLINE double sum(v4 v) { return sum((v2)_mm256_castpd256_pd128(v) + (v2)_mm256_extractf128_pd(v, 1)); }
INLINE double sum(v8 v) { return sum((v4)_mm512_castpd512_pd256(v) + (v4)_mm512_extractf64x4_pd(v, 1)); }

// y = rcp14(d), e = 1 - d y, z = y + y e, r = z + z e^2: 1.02 units in the last place
template <class V> INLINE V newton(V d) { V y = rcp14(d), e = 1 - d * y, z = y + y * e; return z + z * (e * e); }
template <class V> INLINE V reciprocal(V d) { return newton(d); }
INLINE v2 reciprocal(v2 d) { return 1 / d; }

struct Problem { const double *a, *w, *b, *r, *va, *vw; double *da, *dw, *out; };

// value and gradient of one vector of k
template <class V> INLINE V gradient_at(const Problem& p, int m, int n, int k) {
    V wk = load<V>(p.w + k), ak = load<V>(p.a + k), s{}, q{}, st{}, qt{};
    for (int i = 0; i < m; i++) { V r = reciprocal(wk + p.w[i]), ar = p.a[i] * r; s += ar; q += ar * r; }
    for (int j = 0; j < n; j++) { V r = reciprocal(wk + p.r[j]), br = p.b[j] * r; st += br; qt += br * r; }
    store<V>(p.da + k, 2 * (s - st));
    store<V>(p.dw + k, -2 * ak * (q - qt));
    return ak * (s - 2 * st);
}

template <class V, int M> INLINE double gradient_fixed(const Problem& p) {
    V J{};
    #pragma GCC unroll 4
    for (int k = 0; k < M; k += sizeof(V) / 8) J += gradient_at<V>(p, M, M, k);
    return sum(J);
}

INLINE v8 rotated(v8 v, int by) { return _mm512_permutexvar_pd((__m512i)((_mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0) + by) & 7), v); }

// the self pairs by rotations: r_k,k+t for t = 0 .. 4, the others are theirs rotated back
INLINE double gradient_8(const Problem& p) {
    v8 w = load<v8>(p.w), a = load<v8>(p.a), r = newton(w + w), s = a * r, q = s * r, st{}, qt{};
    #pragma GCC unroll 3
    for (int t = 1; t <= 3; t++) {
        v8 r = newton(w + rotated(w, t)), ar = a * r, right = rotated(a, t) * r;
        s += right; q += right * r;
        s += rotated(ar, 8 - t); q += rotated(ar * r, 8 - t);
    }
    r = newton(w + rotated(w, 4)); v8 right = rotated(a, 4) * r; s += right; q += right * r;
    for (int j = 0; j < 8; j++) { v8 r = newton(w + p.r[j]), br = p.b[j] * r; st += br; qt += br * r; }
    store<v8>(p.da, 2 * (s - st));
    store<v8>(p.dw, -2 * a * (q - qt));
    return sum(a * (s - 2 * st));
}

INLINE v2 low(v8 v) { return _mm512_castpd512_pd128(v); }

// 8 + 2 lanes that share their broadcasts
INLINE double gradient_10(const Problem& p) {
    v8 w = load<v8>(p.w), a = load<v8>(p.a), s{}, q{}, st{}, qt{};
    v2 w2 = load<v2>(p.w + 8), a2 = load<v2>(p.a + 8), s2{}, q2{}, st2{}, qt2{};
    for (int i = 0; i < 10; i++) {
        v8 wi = _mm512_set1_pd(p.w[i]), ai = _mm512_set1_pd(p.a[i]), r = newton(w + wi), ar = ai * r;
        v2 r2 = newton(w2 + low(wi)), ar2 = low(ai) * r2;
        s += ar; q += ar * r; s2 += ar2; q2 += ar2 * r2;
        v8 ri = _mm512_set1_pd(p.r[i]), bi = _mm512_set1_pd(p.b[i]), u = newton(w + ri), bu = bi * u;
        v2 u2 = newton(w2 + low(ri)), bu2 = low(bi) * u2;
        st += bu; qt += bu * u; st2 += bu2; qt2 += bu2 * u2;
    }
    store<v8>(p.da, 2 * (s - st)); store<v8>(p.dw, -2 * a * (q - qt));
    store<v2>(p.da + 8, 2 * (s2 - st2)); store<v2>(p.dw + 8, -2 * a2 * (q2 - qt2));
    return sum(a * (s - 2 * st)) + sum(a2 * (s2 - 2 * st2));
}

INLINE v8 pairs(v8 x, v8 y) { return (v8)_mm512_unpacklo_pd(x, y) + (v8)_mm512_unpackhi_pd(x, y); }
INLINE v8 quads(v8 x, v8 y) { return (v8)_mm512_shuffle_f64x2(x, y, 0x88) + (v8)_mm512_shuffle_f64x2(x, y, 0xdd); }

// the sums of eight vectors, in order
INLINE v8 sums(const v8* v) {
    v8 x = quads(pairs(v[0], v[1]), pairs(v[2], v[3])), y = quads(pairs(v[4], v[5]), pairs(v[6], v[7]));
    return quads(x, y);
}

// self sums by tiles of eight rows, each pair's reciprocal once, two of eight by division
static void self_tiles(const Problem& p, int m, double* s, double* q) {
    for (int k = 0; k < 2 * m; k++) s[k] = 0;
    for (int i = 0; i < m; i += 8) {
        v8 S[8] = {}, Q[8] = {}, wi = load<v8>(p.w + i), sk{}, qk{};
        #pragma GCC unroll 8
        for (int u = 0; u < 8; u++) { v8 r = newton(wi + p.w[i + u]), ar = p.a[i + u] * r; sk += ar; qk += ar * r; }
        for (int k = i + 8; k < m; k += 8) {
            v8 wk = load<v8>(p.w + k), ak = load<v8>(p.a + k), sk = load<v8>(s + k), qk = load<v8>(q + k);
            #pragma GCC unroll 8
            for (int u = 0; u < 8; u++) {
                v8 d = wk + p.w[i + u], r = u % 4 == 3 ? 1 / d : newton(d), r2 = r * r;
                S[u] += ak * r; Q[u] += ak * r2; sk += p.a[i + u] * r; qk += p.a[i + u] * r2;
            }
            store<v8>(s + k, sk); store<v8>(q + k, qk);
        }
        store<v8>(s + i, load<v8>(s + i) + sk + sums(S));
        store<v8>(q + i, load<v8>(q + i) + qk + sums(Q));
    }
}

static double work[2 * 4096];

static double gradient_tiled(const Problem& p, int m, int n) {
    double *s = work, *q = work + m;
    self_tiles(p, m, s, q);
    v8 J{};
    for (int k = 0; k < m; k += 16) {
        v8 w0 = load<v8>(p.w + k), w1 = load<v8>(p.w + k + 8), s0{}, s1{}, q0{}, q1{};
        for (int j = 0; j < n; j++) {
            v8 r0 = newton(w0 + p.r[j]), r1 = j % 2 ? 1 / (w1 + p.r[j]) : newton(w1 + p.r[j]), b0 = p.b[j] * r0, b1 = p.b[j] * r1;
            s0 += b0; s1 += b1; q0 += b0 * r0; q1 += b1 * r1;
        }
        v8 a0 = load<v8>(p.a + k), a1 = load<v8>(p.a + k + 8), t0 = load<v8>(s + k), t1 = load<v8>(s + k + 8);
        store<v8>(p.da + k, 2 * (t0 - s0)); store<v8>(p.da + k + 8, 2 * (t1 - s1));
        store<v8>(p.dw + k, -2 * a0 * (load<v8>(q + k) - q0)); store<v8>(p.dw + k + 8, -2 * a1 * (load<v8>(q + k + 8) - q1));
        J += a0 * (t0 - 2 * s0) + a1 * (t1 - 2 * s1);
    }
    return sum(J);
}

__attribute__((noinline)) static double gradient(const Problem& p, int m, int n) {
    switch (m) {
        case 2: return gradient_fixed<v2, 2>(p);
        case 4: return gradient_fixed<v4, 4>(p);
        case 8: return gradient_8(p);
        case 10: return gradient_10(p);
        case 16: return gradient_fixed<v8, 16>(p);
        default: return gradient_tiled(p, m, n);
    }
}

INLINE void put(double* p, v8 v, bool past) { if (past) _mm512_stream_pd(p, v); else store<v8>(p, v); }
INLINE void put(double* p, v4 v, bool) { store<v4>(p, v); }
INLINE void put(double* p, v2 v, bool) { store<v2>(p, v); }

struct Sums { double s, q, c; };

// the columns j .. of row k: four blocks and three sums
template <class V> INLINE void hessian_at(const Problem& p, int m, int k, int j, bool past, V& s, V& q, V& c) {
    double *aa = p.out + (long)k * 2 * m + j, *wa = aa + (long)m * 2 * m, wk = p.w[k], ak = p.a[k];
    V aj = load<V>(p.a + j), r = reciprocal(wk + load<V>(p.w + j)), r2 = r * r, ar3 = aj * r2 * r;
    put(aa, 2 * r, past); put(aa + m, (-2 * aj) * r2, past);
    put(wa, (-2 * ak) * r2, past); put(wa + m, (4 * ak) * ar3, past);
    s += aj * r; q += aj * r2; c += ar3;
}

template <class V> INLINE void target_at(const Problem& p, int k, int j, V& s, V& q, V& c) {
    V bj = load<V>(p.b + j), r = reciprocal(p.w[k] + load<V>(p.r + j)), br = bj * r, br2 = br * r;
    s += br; q += br2; c += br2 * r;
}

INLINE double hessian_row_end(const Problem& p, int m, int k, Sums x, Sums t) {
    double ak = p.a[k], *aw = p.out + (long)k * 2 * m + m + k, *wa = p.out + (long)(m + k) * 2 * m + k;
    p.da[k] = 2 * (x.s - t.s); p.dw[k] = -2 * ak * (x.q - t.q);
    *aw += -2 * (x.q - t.q); *wa += -2 * (x.q - t.q); wa[m] += 4 * ak * (x.c - t.c);
    return ak * (x.s - 2 * t.s);
}

template <class V> INLINE double hessian_rows(const Problem& p, int m, int n, bool past) {
    constexpr int W = sizeof(V) / 8;
    double J = 0;
    for (int k = 0; k < m; k++) {
        V s{}, q{}, c{}, st{}, qt{}, ct{};
        for (int j = 0; j < m; j += W) hessian_at<V>(p, m, k, j, past, s, q, c);
        for (int j = 0; j < n; j += W) target_at<V>(p, k, j, st, qt, ct);
        J += hessian_row_end(p, m, k, {sum(s), sum(q), sum(c)}, {sum(st), sum(qt), sum(ct)});
    }
    return J;
}

// few k: all of them in registers, so that the sums need not cross lanes
template <class V> INLINE V hessian_few_at(const Problem& p, int m, int k) {
    double *aa = p.out + k, *wa = aa + m * 2 * m;
    V wk = load<V>(p.w + k), ak = load<V>(p.a + k), s{}, q{}, c{}, st{}, qt{}, ct{};
    for (int i = 0; i < m; i++, aa += 2 * m, wa += 2 * m) {
        V r = reciprocal(wk + p.w[i]), r2 = r * r, ar3 = p.a[i] * (r2 * r);
        store<V>(aa, 2 * r); store<V>(aa + m, (-2 * ak) * r2);
        store<V>(wa, (-2 * p.a[i]) * r2); store<V>(wa + m, (4 * ak) * ar3);
        s += p.a[i] * r; q += p.a[i] * r2; c += ar3;
    }
    for (int j = 0; j < m; j++) { V r = reciprocal(wk + p.r[j]), br = p.b[j] * r, br2 = br * r; st += br; qt += br2; ct += br2 * r; }
    store<V>(p.da + k, 2 * (s - st)); store<V>(p.dw + k, -2 * ak * (q - qt));
    V aw = -2 * (q - qt), ww = 4 * ak * (c - ct);
    aa = p.out + k * 2 * m + k; wa = aa + m * 2 * m;
    for (int i = 0; i < (int)(sizeof(V) / 8); i++) { aa[i * 2 * m + i + m] += aw[i]; wa[i * 2 * m + i] += aw[i]; wa[i * 2 * m + i + m] += ww[i]; }
    return ak * (s - 2 * st);
}

template <class V, int M> INLINE double hessian_few(const Problem& p) {
    V J{};
    for (int k = 0; k < M; k += sizeof(V) / 8) J += hessian_few_at<V>(p, M, k);
    return sum(J);
}

__attribute__((noinline)) static double hessian(const Problem& p, int m, int n) {
    switch (m) {
        case 2: return hessian_few<v2, 2>(p);
        case 4: return hessian_few<v4, 4>(p);
        case 8: return hessian_few<v8, 8>(p);
        case 10: return sum(hessian_few_at<v8>(p, 10, 0)) + sum(hessian_few_at<v2>(p, 10, 8));
        case 16: return hessian_few<v8, 16>(p);
        default: return m < 2048 ? hessian_rows<v8>(p, m, n, false) : hessian_rows<v8>(p, m, n, true);
    }
}

// value, gradient and product of one vector of k, self pairs only
template <class V> INLINE V product_at(const Problem& p, int m, int k) {
    V wk = load<V>(p.w + k), ak = load<V>(p.a + k), vak = load<V>(p.va + k), vwk = load<V>(p.vw + k), s{}, q{}, x{}, y{};
    #pragma GCC unroll 4
    for (int i = 0; i < m; i++) {
        // the divider is free: one of four
        V d = wk + p.w[i], r = i % 4 == 3 ? 1 / d : reciprocal(d), ar = p.a[i] * r, t = (vwk + p.vw[i]) * ar, u = p.va[i] - t;
        s += ar; q += ar * r; x += u * r; y += (u - t) * (r * r);
    }
    store<V>(p.da + k, 2 * s);
    store<V>(p.dw + k, -2 * ak * q);
    store<V>(p.out + k, 2 * x);
    store<V>(p.out + m + k, -2 * (vak * q + ak * y));
    return ak * s;
}

template <class V> INLINE double product_of(const Problem& p, int m) {
    V J{};
    for (int k = 0; k < m; k += sizeof(V) / 8) J += product_at<V>(p, m, k);
    return sum(J);
}

__attribute__((noinline)) static double product(const Problem& p, int m) {
    switch (m) {
        case 2: return product_of<v2>(p, 2);
        case 4: return product_of<v4>(p, 4);
        case 8: return product_of<v8>(p, 8);
        case 10: return sum(product_at<v8>(p, 10, 0)) + sum(product_at<v2>(p, 10, 8));
        case 16: return product_of<v8>(p, 16);
        default: return product_of<v8>(p, m);
    }
}

static Problem problem(int m, const double* theta, const double* b, const double* r, const double* v, double* g, double* out) {
    return {theta, theta + m, b, r, v, v + m, g, g + m, out};
}

// Runs a kernel many times: 0 gradient, 1 Hessian, 2 product, 3 a chain of Euler steps
extern "C" double run(int kernel, long reps, int m, int n, double* theta, const double* b, const double* r, const double* v, double* g, double* out) {
    Problem p = problem(m, theta, b, r, v, g, out);
    double total = 0;
    for (long i = 0; i < reps; i++) {
        total += kernel == 1 ? hessian(p, m, n) : kernel == 2 ? product(p, m) : gradient(p, m, n);
        if (kernel == 3)
            for (int k = 0; k < 2 * m; k++) theta[k] -= 1e-9 * g[k];
    }
    return total;
}
