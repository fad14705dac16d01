package io.github.jmhruntime.kernels.memory;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;

/**
 * Gives the memory of a direct buffer back at once, instead of when the garbage collector finds it.
 *
 * <p>The JDK offers this only as {@code sun.misc.Unsafe.invokeCleaner}, in the module {@code
 * jdk.unsupported} since Java 9.
 */
final class Unmapping {

  private Unmapping() {}

  /** Unmaps the buffer, which must not be used any more; does nothing to one on the heap. */
  static void now(ByteBuffer buffer) {
    if (!buffer.isDirect()) {
      return;
    }
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field instance = type.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      Method clean = type.getMethod("invokeCleaner", ByteBuffer.class);
      clean.invoke(instance.get(null), buffer);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "This JVM cannot unmap a buffer at once; run it with the module jdk.unsupported.", e);
    }
  }
}
