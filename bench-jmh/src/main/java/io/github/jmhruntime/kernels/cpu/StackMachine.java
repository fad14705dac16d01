package io.github.jmhruntime.kernels.cpu;

import java.util.function.IntUnaryOperator;

/**
 * An interpreter of a small stack language, whose program counts the primes up to a number by trial
 * division.
 *
 * <p>{@link JitCompilation} loads copies of this class, so it refers to nothing but the JDK.
 */
final class StackMachine implements IntUnaryOperator {

  private static final int PUSH = 0;
  private static final int LOAD = 1;
  private static final int STORE = 2;
  private static final int ADD = 3;
  private static final int REMAINDER = 4;
  private static final int MULTIPLY = 5;
  private static final int JUMP = 6;
  private static final int JUMP_IF_ZERO = 7;
  private static final int JUMP_IF_GREATER = 8;
  private static final int RETURN = 9;

  /** The local variables of the program. */
  private static final int LIMIT = 0;

  private static final int COUNT = 1;
  private static final int CANDIDATE = 2;
  private static final int DIVISOR = 3;

  /** Where the program's jumps lead. */
  private static final int OUTER = 4;

  private static final int INNER = 9;
  private static final int PRIME = 23;
  private static final int NEXT = 27;
  private static final int END = 32;

  /** Operation and operand in turn; an address counts such pairs. */
  private static final int[] PROGRAM = {
    PUSH,
    0,
    STORE,
    COUNT,
    PUSH,
    2,
    STORE,
    CANDIDATE, // 0
    LOAD,
    CANDIDATE,
    LOAD,
    LIMIT,
    JUMP_IF_GREATER,
    END, // 4, outer
    PUSH,
    2,
    STORE,
    DIVISOR, // 7
    LOAD,
    DIVISOR,
    LOAD,
    DIVISOR,
    MULTIPLY,
    0,
    LOAD,
    CANDIDATE,
    JUMP_IF_GREATER,
    PRIME, // 9, inner
    LOAD,
    CANDIDATE,
    LOAD,
    DIVISOR,
    REMAINDER,
    0,
    JUMP_IF_ZERO,
    NEXT, // 14
    LOAD,
    DIVISOR,
    PUSH,
    1,
    ADD,
    0,
    STORE,
    DIVISOR,
    JUMP,
    INNER, // 18
    LOAD,
    COUNT,
    PUSH,
    1,
    ADD,
    0,
    STORE,
    COUNT, // 23, prime
    LOAD,
    CANDIDATE,
    PUSH,
    1,
    ADD,
    0,
    STORE,
    CANDIDATE,
    JUMP,
    OUTER, // 27, next
    LOAD,
    COUNT,
    RETURN,
    0 // 32, end
  };

  /** The number of primes up to {@code limit}. */
  @Override
  public int applyAsInt(int limit) {
    int[] locals = {limit, 0, 0, 0};
    int[] stack = new int[4];
    int top = -1;
    int at = 0;
    while (true) {
      int operand = PROGRAM[2 * at + 1];
      switch (PROGRAM[2 * at++]) {
        case PUSH -> stack[++top] = operand;
        case LOAD -> stack[++top] = locals[operand];
        case STORE -> locals[operand] = stack[top--];
        case ADD -> stack[--top] += stack[top + 1];
        case REMAINDER -> stack[--top] %= stack[top + 1];
        case MULTIPLY -> stack[--top] *= stack[top + 1];
        case JUMP -> at = operand;
        case JUMP_IF_ZERO -> at = stack[top--] == 0 ? operand : at;
        case JUMP_IF_GREATER -> {
          top -= 2;
          at = stack[top + 1] > stack[top + 2] ? operand : at;
        }
        case RETURN -> {
          return stack[top];
        }
        default -> throw new IllegalStateException("There is no such operation.");
      }
    }
  }
}
