package io.github.jmhruntime.driver;

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
  public String act() throws InterruptedException {
    switch (deed) {
      case "throw" -> throw new IllegalStateException("outer", new IllegalStateException("inner"));
      case "exit" -> {
        System.err.println("my last words");
        System.exit(3);
      }
      case "hang" -> Thread.sleep(600_000);
      default -> {}
    }
    return System.getProperty("jmhruntime.test", "") + System.getProperty("jmhruntime.fork", "");
  }
}
