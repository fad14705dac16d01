package io.github.jmhruntime.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

  private final List<String> logged = new ArrayList<>();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  @Test
  void aTerminalSeesOneLineThatIsRewritten() {
    ConsoleProgress console = console(true);
    console.handle(new Event.Progress(3, 75, "block 1/5  crun  ping", Duration.ofSeconds(125)));
    console.handle(new Event.Progress(4, 75, "block 1/5  runc  ping", Duration.ofSeconds(59)));

    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r\u001B[K  4 %  3/75 forks  block 1/5  crun  ping  2 min 05 s left"
                + "\r\u001B[K  5 %  4/75 forks  block 1/5  runc  ping  59 s left");
    assertThat(logged).isEmpty();
  }

  @Test
  void aWarningDoesNotEndUpInTheProgressLine() {
    ConsoleProgress console = console(true);
    console.handle(new Event.Progress(3, 75, "block 1/5  crun  ping", null));
    console.handle(new Event.Warning("crun failed"));

    assertThat(terminal.toString(StandardCharsets.UTF_8)).endsWith(System.lineSeparator());
    assertThat(logged).containsExactly("crun failed");
  }

  @Test
  void aFileSeesTheFirstAndTheLastLineAndFewBetween() {
    ConsoleProgress console = console(false);
    for (int done = 0; done <= 50; done++) {
      console.handle(new Event.Progress(done, 50, "running", Duration.ofHours(2)));
    }

    assertThat(logged)
        .containsExactly(
            "  0 %  0/50 forks  running  2 h 00 min left",
            "100 %  50/50 forks  running  2 h 00 min left");
    assertThat(terminal.size()).isZero();
  }

  private ConsoleProgress console(boolean interactive) {
    SystemStreamLog log =
        new SystemStreamLog() {
          @Override
          public void info(CharSequence content) {
            logged.add(content.toString());
          }

          @Override
          public void warn(CharSequence content) {
            logged.add(content.toString());
          }
        };
    return new ConsoleProgress(
        log, new PrintStream(terminal, true, StandardCharsets.UTF_8), interactive);
  }
}
