package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.mockwebserver.http.MockResponse;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FollowedOutputTest {

  private static final String ONE = "2026-11-26T15:00:01.100000000Z one\n";
  private static final String TWO = "2026-11-26T15:00:01.100000000Z two\n";
  private static final String THREE = "2026-11-26T15:00:02.900000000Z three\n";
  private static final String FOUR = "2026-11-26T16:00:02.950000000+01:00 four with spaces\n";

  private final FakeCluster fake = new FakeCluster();
  private final Cluster cluster = fake.open("kubernetes");
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean ended;

  @AfterEach
  void close() {
    cluster.close();
    fake.close();
  }

  @Test
  void linesAreNeitherLostNorTwiceWhereTheConnectionBreaks() {
    logs(
        times ->
            switch (times) {
              case 1 -> text(ONE + TWO + THREE.substring(0, 33));
              case 2 -> FakeCluster.refusal(503, "away");
              case 3 -> text(ONE + TWO + THREE);
              default -> {
                ended = true;
                yield text(THREE + FOUR);
              }
            });

    assertThat(all()).isEqualTo("one\ntwo\nthree\nfour with spaces\n");
    assertThat(asked.get(0)).contains("follow=true").doesNotContain("sinceTime");
    assertThat(asked.get(2)).contains("sinceTime=2026-11-26T15%3A00%3A01Z");
    assertThat(asked.get(3)).contains("sinceTime=2026-11-26T15%3A00%3A02Z");
  }

  @Test
  void whatWasWrittenLastIsReadOnceTheContainerHasEnded() {
    logs(
        times -> {
          ended = true;
          return text(times == 1 ? ONE : ONE + TWO);
        });

    assertThat(all()).isEqualTo("one\ntwo\n");
    assertThat(asked).last().asString().contains("follow=false");
  }

  @Test
  void aContainerThatHasNotBegunIsWaitedFor() {
    logs(
        times -> {
          ended = times > 2;
          return times < 3
              ? FakeCluster.refusal(400, "container is waiting to start: ContainerCreating")
              : text(ONE);
        });

    assertThat(all()).isEqualTo("one\n");
  }

  @Test
  void aPodThatIsGoneHasNoMoreOutput() {
    logs(times -> times == 1 ? text(ONE) : FakeCluster.refusal(404, "pods \"p\" not found"));

    assertThat(all()).isEqualTo("one\n");
  }

  @Test
  void aRightThatIsMissingIsSaid() {
    logs(times -> FakeCluster.refusal(403, "cannot get resource pods/log"));

    assertThatThrownBy(this::all)
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("follow the log of pod p")
        .hasMessageContaining("-Drbac");
  }

  @Test
  void theFirstLineThatMatchesIsFoundAndWhatIsMissingIsToldWithTheLastLines() {
    logs(
        times -> {
          ended = true;
          return text(ONE + TWO + THREE);
        });
    try (FollowedOutput output = output(Duration.ofSeconds(20))) {
      assertThat(output.awaitLine(Pattern.compile("^tw"))).isEqualTo("two");
      assertThatThrownBy(() -> output.awaitLine(Pattern.compile("ready")))
          .hasMessageContaining("the output ended without it; the last lines are: one | three");
    }
  }

  @Test
  void aLineThatDoesNotComeIsATimeout() {
    logs(times -> text(""));
    try (FollowedOutput output = output(Duration.ofMillis(300))) {
      assertThatThrownBy(() -> output.awaitLine(Pattern.compile("ready")))
          .isInstanceOf(EngineTimeoutException.class);
    }
  }

  @Test
  void aLogThatWasRotatedMeanwhileLosesNothingThatIsNew() {
    LogPosition position = new LogPosition();
    assertThat(position.take(at("01.1"))).isTrue();
    assertThat(position.take(at("01.2"))).isTrue();

    position.reopen();

    assertThat(position.since()).contains(at("01"));
    assertThat(position.take(at("01.3"))).as("newer than all that was read").isTrue();
  }

  private static Instant at(String second) {
    return Instant.parse("2026-11-26T15:00:%sZ".formatted(second));
  }

  private void logs(IntFunction<MockResponse> log) {
    fake.instead =
        request -> {
          if (!request.getPath().contains("/pods/p/log")) {
            return null;
          }
          asked.add(request.getPath());
          return log.apply(answers.incrementAndGet());
        };
  }

  private static MockResponse text(String lines) {
    return new MockResponse().setResponseCode(200).setBody(lines);
  }

  private FollowedOutput output(Duration silence) {
    return new FollowedOutput(cluster, "p", silence, () -> {}, () -> ended);
  }

  private String all() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FollowedOutput output = output(Duration.ofSeconds(20))) {
      output.copyTo(bytes, bytes);
    }
    return bytes.toString(UTF_8);
  }
}
