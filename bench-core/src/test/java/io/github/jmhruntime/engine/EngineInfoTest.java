package io.github.jmhruntime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineInfoTest {

  private static final Catalog CATALOG = Catalog.load(null);

  @Test
  void aRegisteredRuntimeIsKnownByTheFirstOfItsNamesThatIsRegistered() {
    RuntimeProfile gvisor = CATALOG.runtime("-Druntime", "gvisor");
    assertThat(engine("20.10.24", Map.of("runsc", "/usr/bin/runsc")).nameOf(gvisor))
        .contains("runsc");
  }

  @Test
  void aRuntimeThatTheEngineDoesNotHaveIsRefusedWithTheOptionAndTheRemedy() {
    RuntimeProfile kata = CATALOG.runtime("-Druntime", "kata");
    assertThatThrownBy(() -> engine("20.10.24", Map.of("runc", "")).requireName("-Druntime", kata))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("-Druntime=kata", "unix:///test.sock", "runc", kata.remedy());
  }

  @ParameterizedTest
  @CsvSource({"20.10.24+dfsg1, false", "22.06.0-beta, false", "23.0.0, true", "dev, true"})
  void aShimNeedsNoRegistrationFromDocker23OnAndInAVersionUnderDevelopment(
      String version, boolean found) {
    RuntimeProfile shim = withEngineNames(List.of("io.containerd.no-such.v9"));
    assertThat(engine(version, Map.of()).nameOf(shim)).isEmpty();
    assertThat(engine(version, Map.of()).findsShims()).isEqualTo(found);
  }

  @Test
  void theHostIsNoRuntimeOfTheEngine() {
    RuntimeProfile host = CATALOG.runtime("-Druntime", "host");
    assertThat(engine("20.10.24", Map.of()).nameOf(host)).contains(RuntimeProfile.HOST);
  }

  @Test
  void limitsOfAllThatTheHostHasAreThoseOfTheEngine() {
    Limits max = engine("20.10.24", Map.of()).resolve(CATALOG.limits("-Dlimits", "max"));
    assertThat(max.cpus()).isEqualTo(4.0);
    assertThat(max.memoryBytes()).isEqualTo(8L << 30);
    Limits min = CATALOG.limits("-Dlimits", "min");
    assertThat(engine("20.10.24", Map.of()).resolve(min)).isEqualTo(min);
  }

  private static RuntimeProfile withEngineNames(List<String> names) {
    return new RuntimeProfile(
        "test",
        "test",
        null,
        names,
        List.of(),
        null,
        List.of(),
        null,
        RuntimeProfile.Needs.NOTHING,
        Map.of(),
        List.of(),
        null,
        "",
        List.of(),
        false,
        List.of());
  }

  private static EngineInfo engine(String version, Map<String, String> runtimes) {
    return new EngineInfo(
        "unix:///test.sock",
        "Docker",
        version,
        "1.41",
        Map.of(),
        "6.1.0",
        "Debian",
        "overlay2",
        "1",
        "cgroupfs",
        4,
        8L << 30,
        runtimes,
        "runc");
  }
}
