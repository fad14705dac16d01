package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.command.RunRequest;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.host.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A run in a JVM of its own, whose forks hang until it is ended. */
final class RunProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  private RunProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one under runc and crun.
   *
   * @param output the folder for its results
   * @param engine the engine's endpoint
   * @param temporary the folder for temporary files of JMH and of this
   * @param limits the limits of its containers
   */
  static RunProcess start(Path output, String engine, Path temporary, String limits)
      throws IOException {
    return start(output, engine, temporary, limits, "crun");
  }

  /**
   * The same under runc and another runtime.
   *
   * @param runtime which comes first
   */
  static RunProcess start(Path output, String engine, Path temporary, String limits, String runtime)
      throws IOException {
    Path log = temporary.resolve("run.log");
    ProcessBuilder run =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RunProcess.class.getName(),
            output.toString(),
            engine,
            temporary.toString(),
            limits,
            runtime);
    return new RunProcess(run.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  /** Called in the JVM of its own. */
  public static void main(String[] args) throws InterruptedException {
    RunRequest request =
        Requests.into(Path.of(args[0]))
            .runtimes(List.of(args[4]))
            .baseline(args[4].startsWith("ladder") ? "host" : "runc")
            .forkImage(args[4].startsWith("ladder") ? "debian" : "")
            .benchmarks(List.of("TrivialBenchmark"))
            .limits(List.of(args[3]))
            .blocks(1)
            .params(List.of("deed=hang"))
            .engine(args[1])
            .driverArguments(List.of("-Djava.io.tmpdir=" + args[2]))
            .build();
    System.out.println(RunCommand.run(request, System.out::println));
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  /** SIGTERM; returns its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** SIGKILL for it and for everything that it has started, until none of it is left. */
  void killAll() {
    String folder = log.getParent().toString();
    assertThat(
            Processes.kill(
                LIMIT, () -> ProcessTable.ofThisHost().others(process -> process.mentions(folder))))
        .isEmpty();
  }

  /** SIGKILL. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
