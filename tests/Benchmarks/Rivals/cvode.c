// The gradient flow of J(a, w) = integral of (sum_i a_i e^{-w_i t} - e^{-t} - e^{-(t - mu)^2 / 2})^2 over [0, inf) by SUNDIALS' CVODE: BDF with Newton's method, dense, the exact Jacobian.
#include <math.h>
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

typedef struct { int m; double mu; } problem;

// The moments D_0, D_1, D_2 of the bump and of e^{-t} at s, together: D_0 = sqrt(pi/2) e^{s^2/2 - s mu} erfc((s - mu)/sqrt 2), D_1 = (mu - s) D_0 + e^{-mu^2/2}, D_2 = (mu - s) D_1 + D_0.
static void moments(double s, double mu, int order, double* d) {
    double r = 1 / (1 + s), b = mu - s, edge = exp(-0.5 * mu * mu);
    double d0 = 1.2533141373155002512 * exp(s * (0.5 * s - mu)) * erfc(-b * 0.70710678118654752440), d1 = b * d0 + edge;
    d[0] = d0 + r;
    d[1] = d1 + r * r;
    if (order > 1) d[2] = b * d1 + d0 + 2 * r * r * r;
}

static int slope(realtype t, N_Vector y, N_Vector dy, void* data) {
    problem* p = data;
    int m = p->m;
    const double *a = NV_DATA_S(y), *w = a + m;
    double *da = NV_DATA_S(dy), *dw = da + m;
    for (int k = 0; k < m; k++) {
        double s = 0, q = 0, d[2];
        for (int i = 0; i < m; i++) { double r = 1 / (w[k] + w[i]), ar = a[i] * r; s += ar; q += ar * r; }
        moments(w[k], p->mu, 1, d);
        da[k] = -2 * (s - d[0]);
        dw[k] = 2 * a[k] * (q - d[1]);
    }
    return 0;
}

static int jacobian(realtype t, N_Vector y, N_Vector dy, SUNMatrix J, void* data, N_Vector x1, N_Vector x2, N_Vector x3) {
    problem* p = data;
    int m = p->m;
    const double *a = NV_DATA_S(y), *w = a + m;
    for (int k = 0; k < m; k++) {
        double q = 0, c = 0, d[3], *ak = SM_COLUMN_D(J, k), *wk = SM_COLUMN_D(J, m + k);
        for (int i = 0; i < m; i++) {
            double r = 1 / (w[k] + w[i]), r2 = r * r, ar3 = a[i] * r2 * r;
            ak[i] = -2 * r;
            ak[m + i] = 2 * a[i] * r2;
            wk[i] = 2 * a[k] * r2;
            wk[m + i] = -4 * a[k] * ar3;
            q += a[i] * r2;
            c += ar3;
        }
        moments(w[k], p->mu, 2, d);
        ak[m + k] += 2 * (q - d[1]);
        wk[k] += 2 * (q - d[1]);
        wk[m + k] += -2 * a[k] * (2 * c - d[2]);
    }
    return 0;
}

// Runs to the end as often as told; writes the end of the last run and its steps, right-hand sides and Jacobians. Returns 0, or CVODE's error.
int flow(long reps, int m, double mu, double end, double relative, double absolute, const double* start, double* final, long* counts) {
    int status = 0;
    for (long r = 0; r < reps && status >= 0; r++) {
        problem p = { m, mu };
        SUNContext context;
        SUNContext_Create(NULL, &context);
        N_Vector y = N_VNew_Serial(2 * m, context);
        for (int i = 0; i < 2 * m; i++) NV_Ith_S(y, i) = start[i];
        void* cvode = CVodeCreate(CV_BDF, context);
        CVodeInit(cvode, slope, 0, y);
        CVodeSStolerances(cvode, relative, absolute);
        CVodeSetUserData(cvode, &p);
        CVodeSetMaxNumSteps(cvode, 50000);
        CVodeSetStopTime(cvode, end);
        SUNMatrix J = SUNDenseMatrix(2 * m, 2 * m, context);
        SUNLinearSolver solver = SUNLinSol_Dense(y, J, context);
        CVodeSetLinearSolver(cvode, solver, J);
        CVodeSetJacFn(cvode, jacobian);
        double t = 0;
        status = CVode(cvode, end, y, &t, CV_NORMAL);
        for (int i = 0; i < 2 * m; i++) final[i] = NV_Ith_S(y, i);
        CVodeGetNumSteps(cvode, &counts[0]);
        CVodeGetNumRhsEvals(cvode, &counts[1]);
        CVodeGetNumJacEvals(cvode, &counts[2]);
        CVodeFree(&cvode);
        SUNLinSolFree(solver);
        SUNMatDestroy(J);
        N_VDestroy(y);
        SUNContext_Free(&context);
    }
    return status < 0 ? status : 0;
}
