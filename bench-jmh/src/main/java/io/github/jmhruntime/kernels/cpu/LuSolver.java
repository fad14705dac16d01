package io.github.jmhruntime.kernels.cpu;

/** Solves a dense linear system by LU factorisation with partial pivoting. */
interface LuSolver extends AutoCloseable {

  /**
   * Overwrites the system's matrix with its factors and returns the solution.
   *
   * @throws ArithmeticException where the matrix is singular
   */
  double[] solve(LinearSystem system);

  @Override
  default void close() {}
}
