package io.github.jmhruntime.driver;

import io.github.jmhruntime.figures.IterationFigures;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A benchmark that does what its parameter says, for the tests of the driver. */
@BenchmarkMode(Mode.SingleShotTime)
@Fork(value = 3, jvmArgsPrepend = "-Djmhruntime.test=kept")
@State(Scope.Benchmark)
public class TrivialBenchmark {

  /** What to do. */
  @Param({"return", "throw", "exit", "hang"})
  public String deed = "";

  /** Does it. */
  @Benchmark
  public String act() throws InterruptedException, java.io.IOException {
    switch (deed) {
      case "throw" -> throw new IllegalStateException("outer", new IllegalStateException("inner"));
      case "exit" -> {
        // Past JMH's link, which drops what a JVM says right before it ends.
        try (var err = new java.io.FileOutputStream(java.io.FileDescriptor.err)) {
          err.write("my last words\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        System.exit(3);
      }
      case "hang" -> Thread.sleep(600_000);
      // Only here: in a container a fork does not see this project's own classes.
      case "find" -> IterationFigures.add("found", 42, "s/op");
      default -> {}
    }
    return System.getProperty("jmhruntime.test", "") + System.getProperty("jmhruntime.fork", "");
  }
}
