package io.github.jmhruntime.kernels.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class EchoTest {

  @Test
  void aByteComesBackThroughThePipesFromAThreadThatEndsAtClosing() throws Exception {
    try (PipeEcho echo = PipeEcho.start()) {
      assertThat(threads("pipe-echo")).hasSize(1);
      for (byte value = 0; value < 100; value++) {
        assertThat(echo.exchange(value)).isEqualTo(value);
      }
    }
    assertThat(threads("pipe-echo")).isEmpty();
  }

  @Test
  void aTurnComesBackFromAParkedThreadThatEndsAtClosing() {
    try (ParkEcho echo = ParkEcho.start()) {
      assertThat(threads("park-echo")).hasSize(1);
      for (int i = 0; i < 10_000; i++) {
        echo.exchange();
      }
    }
    assertThat(threads("park-echo")).isEmpty();
  }

  private static List<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .toList();
  }
}
