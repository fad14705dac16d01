/* Times LAPACK's dgesv, for comparison with the blocked Linpack kernel: prints seconds per solution.
   Usage: dgesv N SOLUTIONS. The matrix is random as the kernel's is; filling it is not timed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void dgesv_(int *n, int *nrhs, double *a, int *lda, int *ipiv, double *b, int *ldb, int *info);

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void fill(double *values, long count) {
  for (long i = 0; i < count; i++) values[i] = drand48() - 0.5;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: dgesv N SOLUTIONS\n");
    return 2;
  }
  int n = atoi(argv[1]), solutions = atoi(argv[2]), one = 1, info;
  double *a = malloc(sizeof *a * n * n), *b = malloc(sizeof *b * n);
  int *pivots = malloc(sizeof *pivots * n);
  double total = 0;
  for (int i = 0; i <= solutions; i++) { /* the first one warms up */
    fill(a, (long)n * n);
    fill(b, n);
    double start = now();
    dgesv_(&n, &one, a, &n, pivots, b, &n, &info);
    if (i > 0) total += now() - start;
    if (info != 0) {
      fprintf(stderr, "dgesv: info is %d\n", info);
      return 1;
    }
  }
  printf("%.9f\n", total / solutions);
  return 0;
}
