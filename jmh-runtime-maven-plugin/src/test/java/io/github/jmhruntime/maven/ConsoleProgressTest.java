package io.github.jmhruntime.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void aTerminalSeesOneLineThatIsRewritten() {
    ConsoleProgress console = console(true);
    console.handle(new Event.Progress(3, 75, "block 1/5  crun  ping", Duration.ofSeconds(125)));
    console.handle(new Event.Progress(4, 75, "block 1/5  runc  ping", Duration.ofSeconds(59)));

    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r\u001B[K  4 %  3/75 forks  block 1/5  crun  ping  2 min 05 s left"
                + "\r\u001B[K  5 %  4/75 forks  block 1/5  runc  ping  59 s left");
  }

  @Test
  void aLineThatIsRewrittenIsNeverWiderThanTheTerminal() {
    ConsoleProgress console = console(true);
    console.handle(new Event.Progress(3, 75, "block 1/5  crun  " + "long".repeat(50), null));

    assertThat(written.toString(StandardCharsets.UTF_8)).hasSize("\r\u001B[K".length() + 79);
  }

  @Test
  void aWarningDoesNotEndUpInTheProgressLine() {
    ConsoleProgress console = console(true);
    console.handle(new Event.Progress(3, 75, "block 1/5  crun  ping", null));
    console.handle(new Event.Warning("crun failed"));

    assertThat(written.toString(StandardCharsets.UTF_8))
        .endsWith(
            "ping" + System.lineSeparator() + "warning: crun failed" + System.lineSeparator());
  }

  @Test
  void whatIsWiderThanTheConsoleIsBrokenBetweenWords() {
    console(false).handle(new Event.Notice("word ".repeat(30) + "\n  " + "more ".repeat(20)));

    assertThat(lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
        .anySatisfy(line -> assertThat(line).startsWith("  more"));
  }

  @Test
  void aFileSeesTheFirstAndTheLastLineAndFewBetween() {
    ConsoleProgress console = console(false);
    for (int done = 0; done <= 50; done++) {
      console.handle(new Event.Progress(done, 50, "running", Duration.ofHours(2)));
    }

    assertThat(lines())
        .containsExactly(
            "  0 %  0/50 forks  running  2 h 00 min left",
            "100 %  50/50 forks  running  2 h 00 min left");
  }

  @Test
  void nothingOfMavenStandsBeforeALine() {
    ConsoleProgress console = console(false);
    console.handle(new Event.Step("building image nginx"));
    console.handle(new Event.Notice("run 1: crun against runc"));

    assertThat(lines()).containsExactly("building image nginx", "run 1: crun against runc");
  }

  private String[] lines() {
    return written.toString(StandardCharsets.UTF_8).split("\\R");
  }

  private ConsoleProgress console(boolean interactive) {
    return new ConsoleProgress(
        new PrintStream(written, true, StandardCharsets.UTF_8), new Terminal(interactive, 80));
  }
}
