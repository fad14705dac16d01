package io.github.jmhruntime.maven;

import io.github.jmhruntime.report.View;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a goal writes to.
 *
 * @param interactive whether somebody looks at it, so that a line can be rewritten
 * @param columns how wide a line may be
 */
record Terminal(boolean interactive, int columns) {

  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ (\\d{1,5})");

  /** The terminal of this process. */
  static Terminal ofThisProcess() {
    return of(System.getenv(), System.console() != null, Terminal::size);
  }

  /**
   * The width is what {@code COLUMNS} says, else that of the terminal, else 80.
   *
   * @param size what {@code stty size} says
   */
  static Terminal of(Map<String, String> environment, boolean interactive, Supplier<String> size) {
    String asked = environment.getOrDefault("COLUMNS", "").strip();
    if (asked.matches("[1-9]\\d{0,4}")) {
      return new Terminal(interactive, Integer.parseInt(asked));
    }
    Matcher found = ROWS_AND_COLUMNS.matcher(interactive ? size.get().strip() : "");
    int columns = found.matches() ? Integer.parseInt(found.group(1)) : 0;
    // A terminal of no known size, such as one that a script feeds, says 0.
    return new Terminal(interactive, columns == 0 ? View.USUAL_COLUMNS : columns);
  }

  private static String size() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
