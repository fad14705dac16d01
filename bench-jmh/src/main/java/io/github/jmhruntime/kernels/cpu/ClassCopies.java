package io.github.jmhruntime.kernels.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.function.IntUnaryOperator;

/** Copies of {@link StackMachine}, each a class of its own that nothing has compiled yet. */
final class ClassCopies {

  private final byte[] code;

  private ClassCopies(byte[] code) {
    this.code = code;
  }

  /** Reads the class file that the copies are made from. */
  static ClassCopies ofStackMachine() {
    try (InputStream in = StackMachine.class.getResourceAsStream("StackMachine.class")) {
      if (in == null) {
        throw new IllegalStateException("The class file of StackMachine is not on the class path.");
      }
      return new ClassCopies(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads another copy, as a hidden class (JEP 371) that can be unloaded after use. */
  IntUnaryOperator load() throws ReflectiveOperationException {
    MethodHandles.Lookup copy = MethodHandles.lookup().defineHiddenClass(code, true);
    return (IntUnaryOperator) copy.lookupClass().getDeclaredConstructor().newInstance();
  }
}
