package io.github.jmhruntime.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.openjdk.jmh.profile.ProfilerException;

/**
 * The process that holds the engine open.
 *
 * <p>Its standard input is its lifeline: when that ends, because the host JVM closes it or dies,
 * the keeper removes what is left and ends.
 */
final class Keeper implements AutoCloseable {

  /** The line by which it tells that everything is prepared. */
  private static final String READY = "ready";

  private static final String MAIN = "io.github.jmhruntime.container.launch.EngineKeeper";
  private static final int PATIENCE_SECONDS = 60;

  private static final Set<Long> PIDS = ConcurrentHashMap.newKeySet();

  private final Process process;
  private final Exchange exchange;

  private Keeper(Process process, Exchange exchange) {
    this.process = process;
    this.exchange = exchange;
    PIDS.add(process.pid());
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "jmh-runtime-end-keeper"));
  }

  /**
   * Starts one and waits until it has prepared everything.
   *
   * @throws ProfilerException with what it says, when it cannot
   */
  static Keeper start(String options) throws ProfilerException {
    try {
      Exchange exchange = Exchange.make();
      HostJvm.current(options).write(exchange.host());
      writeWitness(exchange.folder());
      Process process =
          new ProcessBuilder(OwnCode.command(MAIN, List.of(exchange.folder().toString())))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Keeper keeper = new Keeper(process, exchange);
      keeper.awaitReady();
      return keeper;
    } catch (IOException e) {
      throw new ProfilerException("-prof container: cannot be prepared: " + e);
    }
  }

  private static void writeWitness(Path folder) throws IOException {
    String entry = ForkWitness.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("witness.jar")))) {
      jar.putNextEntry(new ZipEntry(entry));
      jar.write(OwnCode.bytes(ForkWitness.class));
    }
  }

  private void awaitReady() throws IOException, ProfilerException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(READY)) {
        return;
      }
      said.append(line).append(System.lineSeparator());
    }
    close();
    throw new ProfilerException("-prof container: " + said.toString().strip());
  }

  /** Whether a process is a keeper that this JVM has started. */
  static boolean isOne(ProcessHandle process) {
    return PIDS.contains(process.pid());
  }

  Exchange exchange() {
    return exchange;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it, and waits until everything that it holds is gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        // It has done that itself, unless it could not even begin.
        exchange.remove();
      } else {
        System.err.println(
            "jmh-runtime: the engine has not been closed within %d s; `mvn jmh-runtime:cleanup` removes what is left"
                .formatted(PATIENCE_SECONDS));
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
