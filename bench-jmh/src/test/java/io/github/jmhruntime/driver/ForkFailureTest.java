package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class ForkFailureTest {

  private static final String HANGS =
      "start container 0123456789ab: no answer from the engine at unix:///e.sock within 30.0 s";

  @Test
  void aCallThatWasGivenUpIsToldInTheEnginesWordsAndNotByHowItWasGivenUp() {
    RuntimeException givenUp = new RuntimeException(new CancellationException());

    assertThat(reason(new EngineTimeoutException(HANGS, givenUp))).isEqualTo(HANGS);
  }

  @Test
  void aClientsExceptionBehindARefusalIsNotToldInItsPlace() {
    RuntimeException status = new RuntimeException("Status 500: {\"message\":\"no\"}");

    assertThat(reason(new EngineException("start container 0123456789ab: no (status 500)", status)))
        .isEqualTo("start container 0123456789ab: no (status 500)");
  }

  @Test
  void ofAnythingElseTheInnermostMessageIsTold() {
    assertThat(reason(new IllegalStateException("outer", new IllegalArgumentException("inner"))))
        .isEqualTo("inner");
  }

  private static String reason(Throwable inFork) {
    IllegalStateException ofFork = new IllegalStateException("the benchmark failed");
    ofFork.addSuppressed(inFork);
    RunnerException failure = new RunnerException(ofFork);
    return String.valueOf(ForkFailure.of(failure, false, Duration.ofSeconds(60), "").getMessage());
  }
}
