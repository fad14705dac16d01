package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.Exchange;
import io.github.jmhruntime.container.NextFork;
import io.github.jmhruntime.container.launch.ContainerFork.Streams;
import io.github.jmhruntime.container.launch.ForkWatch.Patience;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.ladder.RootFileSystem;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.plan.ContainedForkPlan;
import io.github.jmhruntime.plan.ForkOptions;
import io.github.jmhruntime.plan.PlanFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The main class of a launcher: runs a fork's command where the plan says, with its output and its
 * exit code passed on. When it is told to end, or the host JVM is gone, the fork goes first.
 */
public final class ContainerLauncher {

  /** The exit code when the fork could not be run, or ran elsewhere; that of {@code docker run}. */
  static final int FAILED = 125;

  private static final int TERMINATED = 143;

  private ContainerLauncher() {}

  /**
   * Runs the command.
   *
   * @param words the folder of the exchange, then the fork's command
   */
  public static void main(String[] words) {
    Exchange exchange = new Exchange(Path.of(words[0]));
    int exitCode = FAILED;
    try {
      exitCode = run(exchange, Arrays.asList(words).subList(1, words.length));
    } catch (EngineException
        | IllegalArgumentException
        | ResultFileException
        | UncheckedIOException e) {
      System.err.println("jmh-runtime: " + e.getMessage());
    }
    System.exit(exitCode);
  }

  private static int run(Exchange exchange, List<String> command) {
    LaunchPlan plan = PlanFile.read(exchange.plan(), LaunchPlan.class);
    endWith(plan.host().pid());
    NextFork next = NextFork.read(exchange.fork());
    ContainedForkPlan settled = plan.fork();
    ContainedForkPlan.Place place = settled.place();
    ForkCommand named =
        ForkCommand.parse(command).withClassPath(plan.host().forkClassPath(), next.strip());
    if (place != null) {
      named = named.withoutTemporaryFolder(exchange.ofRun().path());
    }
    try (ForkFolder folder =
            ForkFolder.create(exchange.folder(), Seen.questions(settled.profile()));
        DiskTarget disk =
            DiskTarget.provide(next, named.arguments(), place == null, exchange.folder())) {
      ForkCommand fork = disk.told(named);
      LaunchPlan seeing = plan.with(settled.with(disk.seen(settled.options())));
      Patience patience = patience(settled.options(), next);
      ForkEnd end;
      if (place == null) {
        end = new HostFork(plan, folder, patience).run(fork);
      } else if (settled.profile().isHandmade()) {
        RootFileSystem root = RootFileSystem.of(exchange.ofRun(), place.image());
        end = new HandmadeFork(seeing, root, folder, patience).run(fork, Streams.ofThisProcess());
      } else {
        end = new ContainerFork(seeing, place, folder, patience).run(fork);
      }
      Seen seen = Seen.in(folder.evidence()).orElse(null);
      ForkEvidence evidence = ForkEvidence.of(plan, next, seen, end);
      evidence.append(Path.of(settled.evidenceFile()));
      if (seen != null) {
        Exchange.write(exchange.seen(), evidence.forHostJvm(seen, end.cpu()));
      }
      if (end.failure() == null) {
        return end.exitCode();
      }
      System.err.println("jmh-runtime: " + end.failure());
      return end.exitCode() == 0 ? FAILED : end.exitCode();
    }
  }

  private static Patience patience(ForkOptions options, NextFork next) {
    Integer limit = options.timeoutSeconds();
    return new Patience(options.connectSeconds(), limit == null ? next.seconds() : limit);
  }

  private static void endWith(long hostPid) {
    ProcessHandle.of(hostPid)
        .ifPresentOrElse(
            host -> {
              var unused = host.onExit().thenRun(() -> System.exit(TERMINATED));
            },
            () -> System.exit(TERMINATED));
  }
}
