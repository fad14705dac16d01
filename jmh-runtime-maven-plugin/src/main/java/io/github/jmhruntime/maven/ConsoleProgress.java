package io.github.jmhruntime.maven;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.report.TextLines;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows events on the console, without what Maven puts before its own lines: one progress line that
 * is rewritten on a terminal, and one every {@value #SECONDS_BETWEEN_LINES} seconds where output
 * goes to a file.
 */
final class ConsoleProgress implements EventHandler {

  private static final long SECONDS_BETWEEN_LINES = 15;

  private final PrintStream console;
  private final Terminal terminal;
  private long lastLine = Long.MIN_VALUE;
  private boolean lineOpen;

  ConsoleProgress(PrintStream console, Terminal terminal) {
    this.console = console;
    this.terminal = terminal;
  }

  @Override
  public void handle(Event event) {
    if (event instanceof Event.Progress progress) {
      show(progress);
      return;
    }
    endLine();
    if (event instanceof Event.Step step) {
      say(step.text());
    } else if (event instanceof Event.Notice notice) {
      say(notice.text());
    } else if (event instanceof Event.Warning warning) {
      say("warning: " + warning.text());
    }
  }

  /** Each line by itself, broken between words where it is wider than the console. */
  private void say(String text) {
    for (String line : text.lines().toList()) {
      int indent = line.length() - line.stripLeading().length();
      console.print(TextLines.wrap(line, indent, terminal.columns()));
    }
  }

  private void show(Event.Progress progress) {
    String line = line(progress);
    if (terminal.interactive()) {
      // A line that is broken could not be rewritten.
      console.print(
          "\r\u001B[K" + line.substring(0, Math.min(line.length(), terminal.columns() - 1)));
      console.flush();
      lineOpen = true;
      if (progress.done() == progress.total()) {
        endLine();
      }
      return;
    }
    long now = System.nanoTime();
    boolean last = progress.done() == progress.total();
    if (last
        || lastLine == Long.MIN_VALUE
        || now - lastLine >= SECONDS_BETWEEN_LINES * 1_000_000_000L) {
      console.println(line);
      lastLine = now;
    }
  }

  private void endLine() {
    if (lineOpen) {
      console.println();
      lineOpen = false;
    }
  }

  private static String line(Event.Progress progress) {
    int percent = progress.total() == 0 ? 100 : 100 * progress.done() / progress.total();
    Duration left = progress.left();
    String time = left == null ? "" : "  " + time(left) + " left";
    return "%3d %%  %d/%d %s  %s%s"
        .formatted(
            percent,
            progress.done(),
            progress.total(),
            progress.things(),
            progress.running(),
            time);
  }

  private static String time(Duration left) {
    long seconds = left.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }
}
