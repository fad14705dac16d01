package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreedVersionTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Docker 20.10, 1.41, 1.12, 1.41",
    "Docker 24, 1.43, 1.12, 1.43",
    "Docker 26, 1.45, 1.24, 1.44",
    "Docker 29, 1.52, 1.44, 1.44"
  })
  void theVersionThatIsKnownBestIsAgreedOnWhereTheEngineHasIt(
      String engine, String newest, String oldest, String agreed) {
    assertThat(of(newest, oldest).version().getVersion()).isEqualTo(agreed);
    assertThat(of(newest, oldest).remark()).isEmpty();
  }

  @Test
  void anEngineThatNoLongerHasItIsSpokenToInItsOldestAndThatIsTold() {
    AgreedVersion agreed = of("1.60", "1.50");
    assertThat(agreed.version().getVersion()).isEqualTo("1.50");
    assertThat(agreed.remark()).get().asString().contains("from 1.50 on", "not 1.44");
  }

  @Test
  void anEngineThatOnlyHasVersionsThatNobodyTriedIsRefusedWithTheRemedy() {
    assertThatThrownBy(() -> of("1.60", "1.52"))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll(
            "unix:///run/x.sock", "from 1.52 on", "up to 1.51", "DOCKER_MIN_API_VERSION=1.44");
  }

  @Test
  void anEngineThatIsTooOldIsRefused() {
    assertThatThrownBy(() -> of("1.39", "1.12"))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("1.39", "20.10");
  }

  private static AgreedVersion of(String newest, String oldest) {
    return AgreedVersion.of(Endpoint.ofSocket(Path.of("/run/x.sock")), newest, oldest);
  }
}
