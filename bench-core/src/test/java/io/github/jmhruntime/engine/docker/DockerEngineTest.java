package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.docker.FakeEngine.Luck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DockerEngineTest {

  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @TempDir static Path folder;

  private FakeEngine fake;
  private DockerEngine engine;
  private DockerEngine hasty;

  @BeforeEach
  void open() throws IOException {
    fake = new FakeEngine(Files.createTempDirectory(folder, "engine"));
    engine = DockerEngine.open(fake.endpoint().toString(), Duration.ofSeconds(40));
    hasty = engine.within(LIMIT);
  }

  @AfterEach
  void close() {
    engine.close();
    fake.close();
  }

  @Test
  void anEngineThatNeverAnswersIsATimeoutThatNamesTheCallAndTheContainer() {
    long begin = System.nanoTime();
    assertThatThrownBy(() -> hasty.start(ID))
        .isInstanceOf(EngineTimeoutException.class)
        .hasMessageContainingAll("start container 0123456789ab", fake.endpoint().toString());
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(LIMIT);
    assertThat(Thread.currentThread().isInterrupted()).as("no interrupt is left behind").isFalse();
  }

  @Test
  void everyKindOfCallHasTheLimit() {
    assertThatThrownBy(() -> hasty.ping()).isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.inspect(ID)).isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.attach(ID)).isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.remove(ID)).isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.logs(ID, 1)).isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.operations().top(ID)).isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.operations().pause(ID))
        .isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.operations().exec(ID, List.of("true")))
        .isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.operations().copyOut(ID, "/file"))
        .isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.stop(ID, Duration.ZERO))
        .isInstanceOf(EngineTimeoutException.class);
    assertThatThrownBy(() -> hasty.awaitExit(ID, LIMIT.multipliedBy(3)))
        .isInstanceOf(EngineTimeoutException.class)
        .hasMessageContaining("0.9 s");
  }

  @Test
  void silentOutputIsATimeout() {
    fake.has(new Luck(false, "HTTP/1.1 200 OK\r\n\r\n"));
    try (var output = hasty.attach(ID)) {
      assertThatThrownBy(() -> output.awaitLine(Pattern.compile("ready")))
          .isInstanceOf(EngineTimeoutException.class)
          .hasMessageContaining("/ready/");
    }
  }

  @Test
  void anEngineThatDiesBeforeOrInTheAnswerIsToldFromOneThatIsSlow() {
    fake.has(Luck.DIES);
    assertThatThrownBy(() -> engine.start(ID))
        .isExactlyInstanceOf(EngineException.class)
        .hasMessageContaining("went away");
    fake.has(Luck.DIES_IN_THE_ANSWER);
    assertThatThrownBy(() -> engine.inspect(ID))
        .isExactlyInstanceOf(EngineException.class)
        .hasMessageContaining("went away");
  }

  @Test
  void aFullDiskIsRecognised() {
    fake.has(Luck.says(500, "{\"message\":\"write /var/lib: no space left on device\"}"));
    assertThatThrownBy(() -> engine.start(ID))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("write /var/lib", "disk is full", "docker system df");
  }

  @Test
  void anUnknownRuntimeIsRecognisedInBothWordings() {
    fake.has(Luck.says(400, "{\"message\":\"Unknown runtime specified kata\"}"));
    assertThatThrownBy(() -> engine.start(ID)).hasMessageContaining("is registered");
    fake.has(Luck.says(400, "{\"message\":\"unknown or invalid runtime name: kata\"}"));
    assertThatThrownBy(() -> engine.start(ID)).hasMessageContaining("is registered");
  }

  @Test
  void anAnswerThatIsNoJsonIsStillShown() {
    fake.has(Luck.says(503, "overloaded"));
    assertThatThrownBy(() -> engine.start(ID))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("overloaded");
  }

  @Test
  void aMissingSocketAndOneWithoutAnEngineAreToldApart() {
    assertThatThrownBy(
            () -> DockerEngine.open("unix://" + folder + "/none.sock", Duration.ofSeconds(40)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("there is no socket at");
    fake.close();
    assertThatThrownBy(() -> DockerEngine.open(fake.endpoint().toString(), Duration.ofSeconds(40)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("nothing accepts connections");
  }

  @Test
  void whatIsNoDockerEngineAtAllIsToldWithWhatItMayBe() {
    for (Luck other : List.of(Luck.DIES, Luck.says(404, "<html>\n<body>no such page"))) {
      fake.isAsked(other);
      assertThatThrownBy(
              () -> DockerEngine.open(fake.endpoint().toString(), Duration.ofSeconds(40)))
          .isExactlyInstanceOf(EngineException.class)
          .hasMessageStartingWith("what listens at " + fake.endpoint())
          .hasMessageContaining("-Dengine=cri://" + fake.endpoint().socket())
          .hasMessageNotContaining("<body>");
    }
  }
}
