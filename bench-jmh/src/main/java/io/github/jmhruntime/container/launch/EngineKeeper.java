package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.Exchange;
import io.github.jmhruntime.container.HostJvm;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.profile.ProfileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The main class of the keeper: prepares the engine for forks, says {@code ready}, and holds it
 * open until its standard input ends.
 */
public final class EngineKeeper {

  private EngineKeeper() {}

  /**
   * Prepares, waits and cleans up.
   *
   * @param words the folder of the exchange
   * @throws IOException when the standard input breaks
   */
  public static void main(String[] words) throws IOException {
    Exchange exchange = new Exchange(Path.of(words[0]));
    OpenEngine open = new OpenEngine(exchange.folder());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(open, exchange), "jmh-runtime-end"));
    try {
      HostJvm host = HostJvm.read(exchange.host());
      Preparation.of(host, open, EngineKeeper::tell).write(exchange, EngineKeeper::tell);
      System.out.println("ready");
      while (System.in.read() >= 0) {
        // Nothing is ever said on this line; only its end means something.
      }
    } catch (EngineException
        | ProfileException
        | IllegalArgumentException
        | UncheckedIOException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }

  private static void tell(Event event) {
    if (event instanceof Event.Step step) {
      System.err.println("# " + step.text());
    } else if (event instanceof Event.Notice notice) {
      System.err.println("# " + notice.text());
    } else if (event instanceof Event.Warning warning) {
      System.err.println("# Warning: " + warning.text());
    }
  }

  private static void end(OpenEngine open, Exchange exchange) {
    try {
      open.close();
    } catch (EngineException e) {
      System.err.println("jmh-runtime: " + e.getMessage());
    }
    try {
      exchange.remove();
    } catch (IOException e) {
      System.err.println("jmh-runtime: cannot remove " + exchange.folder() + ": " + e);
    }
  }
}
