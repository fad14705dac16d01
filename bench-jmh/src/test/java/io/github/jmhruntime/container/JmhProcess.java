package io.github.jmhruntime.container;

import io.github.jmhruntime.host.LockHolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** JMH's own main class in a process of its own, as a user would start it. */
public final class JmhProcess implements AutoCloseable {

  private static final int LIMIT_SECONDS = 120;

  private final Process process;
  private final Path log;

  private JmhProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * What came out.
   *
   * @param exitCode JMH's exit code
   * @param output what it and its forks wrote
   */
  public record Result(int exitCode, String output) {}

  /**
   * Starts JMH with a folder of its own for temporary files, its lock among them.
   *
   * @param extraClassPath what comes before this JVM's class path; empty for nothing
   */
  public static JmhProcess start(Path folder, String extraClassPath, String... arguments)
      throws IOException {
    String classPath = System.getProperty("java.class.path");
    return startWith(
        folder,
        extraClassPath.isEmpty() ? classPath : extraClassPath + File.pathSeparator + classPath,
        arguments);
  }

  /** The same with this class path and no more. */
  static JmhProcess startWith(Path folder, String classPath, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-Djava.io.tmpdir=" + folder, "-cp", classPath));
    command.add("org.openjdk.jmh.Main");
    command.addAll(List.of(arguments));
    Path log = folder.resolve("jmh.log");
    return new JmhProcess(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start(),
        log);
  }

  /**
   * JMH at work until it is closed.
   *
   * @param folder holds its lock
   */
  public static JmhProcess atWork(Path folder) throws IOException, InterruptedException {
    JmhProcess jmh = start(folder, "", "TrivialBenchmark", "-p", "deed=hang");
    while (LockHolder.of(folder.resolve("jmh.lock")).isEmpty()) {
      if (!jmh.process.isAlive()) {
        throw new IllegalStateException("JMH ended early: " + jmh.output());
      }
      Thread.sleep(100);
    }
    return jmh;
  }

  /** Starts JMH, and waits for its end. */
  public static Result run(Path folder, String extraClassPath, String... arguments)
      throws IOException, InterruptedException {
    return start(folder, extraClassPath, arguments).await();
  }

  Result await() throws IOException, InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      String stacks = stacks();
      process.destroyForcibly();
      throw new IllegalStateException("JMH does not end: " + output() + "\n" + stacks);
    }
    return new Result(process.exitValue(), output());
  }

  /** Where the main threads of JMH, the keeper and the launcher are. */
  private String stacks() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Path dump = log.resolveSibling("stacks.log");
    for (ProcessHandle java :
        Stream.concat(Stream.of(process.toHandle()), process.toHandle().children()).toList()) {
      new ProcessBuilder(jcmd, String.valueOf(java.pid()), "Thread.print")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(dump.toFile()))
          .start()
          .waitFor(10, TimeUnit.SECONDS);
    }
    return Files.readString(dump);
  }

  /** What it and its forks have written so far. */
  public String output() throws IOException {
    return Files.readString(log);
  }

  /** The process. */
  public Process process() {
    return process;
  }

  /** Kills it with its forks. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
