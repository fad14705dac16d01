package io.github.jmhruntime.command;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.event.EventLine;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.PlanFile;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The JVM that measures, with the benchmarks on its class path.
 *
 * <p>It ends by itself, with all its forks, when this JVM does: it holds the other end of its
 * standard input.
 *
 * @param java the JVM's executable
 * @param classPath the benchmarks and all that they need
 * @param arguments arguments of the JVM itself
 */
public record DriverJvm(Path java, List<Path> classPath, List<String> arguments)
    implements BenchmarkDriver {

  private static final String MAIN = "io.github.jmhruntime.driver.Driver";
  private static final String TEMPORARY_FOLDER = "-Djava.io.tmpdir=";
  private static final int LAST_LINES = 20;

  /** Forks in containers remove these when they are told to end. */
  private static final Duration UNTIL_KILLED = Duration.ofSeconds(15);

  @Override
  public List<ListedBenchmark> list(List<String> patterns) throws InterruptedException {
    List<ListedBenchmark> found = new ArrayList<>();
    List<String> words = new ArrayList<>(List.of("--list"));
    words.addAll(patterns);
    End end =
        run(
            words,
            event -> {
              if (event instanceof Event.Notice notice) {
                found.add(PlanFile.parse(notice.text(), ListedBenchmark.class));
              }
            });
    if (end.exitCode() != 0) {
      throw new CommandException(
          "the benchmarks cannot be listed: " + String.join("\n", end.lastOutput()));
    }
    return found;
  }

  /** That of JMH when it is started with these arguments. */
  @Override
  public Path temporaryBase() {
    return arguments.stream()
        .filter(argument -> argument.startsWith(TEMPORARY_FOLDER))
        .reduce((first, last) -> last)
        .map(last -> Path.of(last.substring(TEMPORARY_FOLDER.length())).toAbsolutePath())
        .orElseGet(TemporaryFolder::base);
  }

  /** Where JMH itself looks for it when it is started with these arguments. */
  @Override
  public Path jmhLock() {
    return temporaryBase().resolve("jmh.lock");
  }

  /** The same with its temporary files and those of its forks in a folder of a run's. */
  DriverJvm writingTo(Path temporary) {
    List<String> more = new ArrayList<>(arguments);
    more.add(TEMPORARY_FOLDER + temporary);
    return new DriverJvm(java, classPath, List.copyOf(more));
  }

  @Override
  public End measure(
      Path plan, Path journal, Duration lockWait, Path temporary, EventHandler events)
      throws InterruptedException {
    return writingTo(temporary)
        .run(
            List.of(plan.toString(), journal.toString(), jmhLock().toString(), lockWait.toString()),
            events);
  }

  private End run(List<String> words, EventHandler events) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command(words)).redirectErrorStream(true).start();
      Thread ending = new Thread(() -> end(process), "end-driver");
      boolean goesOn = isGoingOn(() -> Runtime.getRuntime().addShutdownHook(ending));
      End end;
      try {
        Deque<String> last = pump(process, events);
        end = new End(process.waitFor(), List.copyOf(last));
      } finally {
        end(process);
        goesOn = goesOn && isGoingOn(() -> Runtime.getRuntime().removeShutdownHook(ending));
      }
      if (!goesOn) {
        throw new InterruptedException("this JVM was told to end");
      }
      return end;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the JVM that measures: " + java, e);
    }
  }

  private List<String> command(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(arguments);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(MAIN);
    command.addAll(words);
    return command;
  }

  private static Deque<String> pump(Process process, EventHandler events) throws IOException {
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line;
        EventLine.parse(line)
            .ifPresentOrElse(
                (Event event) -> events.handle(event),
                () -> {
                  last.addLast(text);
                  if (last.size() > LAST_LINES) {
                    last.removeFirst();
                  }
                });
      }
    }
    return last;
  }

  /** Ends the driver and every fork of it; what does not end is killed. */
  private static void end(Process process) {
    // Not the process itself: that would close its output under who reads it.
    Processes.end(List.of(process.toHandle()), UNTIL_KILLED);
  }

  /** A JVM that has been told to end takes no hooks, and gives none back. */
  private static boolean isGoingOn(Runnable hooking) {
    try {
      hooking.run();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
