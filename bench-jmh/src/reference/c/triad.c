/* STREAM's triad in C, for comparison with the kernel of that name: prints bytes per second, counted
   as STREAM does. Usage: triad MEBIBYTES_PER_ARRAY SECONDS.
   Source: McCalpin, STREAM, cs.virginia.edu/stream. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void triad(double *restrict a, const double *restrict b, const double *restrict c,
                  double scalar, long n) {
  for (long i = 0; i < n; i++) a[i] = b[i] + scalar * c[i];
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: triad MEBIBYTES_PER_ARRAY SECONDS\n");
    return 2;
  }
  long n = atol(argv[1]) << 17;
  double seconds = atof(argv[2]);
  double *a = malloc(8 * n), *b = malloc(8 * n), *c = malloc(8 * n);
  for (long i = 0; i < n; i++) {
    a[i] = 1;
    b[i] = 2;
    c[i] = 0.5; /* with 0 gcc calls calloc, and all reads of c hit one zero page in the cache */
  }
  triad(a, b, c, 3.0, n); /* warms up */
  double passes = 0, start = now(), end;
  do {
    triad(a, b, c, 3.0, n);
    passes++;
    end = now();
  } while (end - start < seconds);
  if (a[n / 2] != 3.5) return 1;
  printf("%.0f\n", 24.0 * n * passes / (end - start));
  return 0;
}
