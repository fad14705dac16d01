package io.github.jmhruntime.container;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A benchmark that does what its parameter says, for the tests of forks in containers. */
@BenchmarkMode(Mode.SingleShotTime)
@Fork(value = 1, jvmArgsAppend = "-Djmhruntime.test=kept")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class MischiefBenchmark {

  private static final int MIB = 1 << 20;

  /** What to do. */
  @Param("behave")
  public String deed = "";

  /** An object of a class that has no business on JMH's link. */
  static final class Foreign implements Serializable {
    private static final long serialVersionUID = 1L;
    final String name = "foreign";
  }

  /** An exception that carries one. */
  static final class Smuggler extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final Foreign cargo = new Foreign();

    Smuggler() {
      super("with cargo");
    }
  }

  /** Does it. */
  @Benchmark
  public Object act() throws IOException, InterruptedException {
    switch (deed) {
      case "smuggle" -> throw new Smuggler();
      case "exit" -> System.exit(3);
      case "hang" -> Thread.sleep(600_000);
      case "eat" -> {
        return eat();
      }
      case "print" -> print();
      default -> {
        if (!System.getProperty("jmhruntime.test", "").equals("kept")) {
          throw new IllegalStateException("the fork's arguments are lost");
        }
      }
    }
    return deed;
  }

  private static List<byte[]> eat() {
    List<byte[]> eaten = new ArrayList<>();
    for (int i = 0; i < 1024; i++) {
      byte[] bite = new byte[MIB];
      Arrays.fill(bite, (byte) 1);
      eaten.add(bite);
    }
    return eaten;
  }

  /** Past JMH, which has taken System.out to its link. */
  @SuppressWarnings("resource")
  private static void print() throws IOException {
    OutputStream naked = new FileOutputStream(FileDescriptor.out);
    byte[] line =
        "x".repeat(1023).concat("\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (int i = 0; i < 32 * 1024; i++) {
      naked.write(line);
    }
  }
}
