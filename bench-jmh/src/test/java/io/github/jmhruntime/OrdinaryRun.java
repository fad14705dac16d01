package io.github.jmhruntime;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import java.nio.file.Path;
import java.util.List;

/** A run in a JVM of its own, of whichever user. */
final class OrdinaryRun {

  private OrdinaryRun() {}

  /** The folder for its results, the engine, runtimes and patterns of benchmarks. */
  public static void main(String[] args) throws InterruptedException {
    Path output = Path.of(args[0]);
    Outcome outcome =
        RunCommand.run(
            Requests.into(output)
                .runtimes(List.of(args[2].split(",", -1)))
                .benchmarks(List.of(args[3].split(",", -1)))
                .limits(List.of(args[4]))
                .params(List.of("deed=return"))
                .forkImage("debian")
                .blocks(1)
                .engine(args[1])
                .driverArguments(
                    List.of("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")))
                .build(),
            System.out::println);
    System.out.println(outcome.text());
    System.exit(outcome.failure() == null ? 0 : 1);
  }
}
