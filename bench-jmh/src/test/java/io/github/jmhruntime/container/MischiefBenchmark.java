package io.github.jmhruntime.container;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
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

  /** How much is printed, and of what: a character that JMH itself does not print. */
  static final int PRINTED = 32 << 20;

  static final char INK = '~';

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
    int ofLine = 1 << 10;
    byte[] line = (String.valueOf(INK).repeat(ofLine) + "\n").getBytes(StandardCharsets.US_ASCII);
    for (int printed = 0; printed < PRINTED; printed += ofLine) {
      naked.write(line);
    }
  }
}
