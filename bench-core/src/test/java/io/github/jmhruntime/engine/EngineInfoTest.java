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

  /** As GKE, minikube, kata-deploy and the runtimes' own guides call them. */
  @ParameterizedTest
  @CsvSource({
    "gvisor, gvisor, runsc",
    "gvisor, gvisor, gvisor",
    "gvisor, runsc, runsc",
    "gvisor-kvm, runsc-kvm, runsc-kvm",
    "crun, crun, crun",
    "kata, kata, kata-qemu",
    "kata, kata-qemu, kata-qemu",
    "kata-clh, kata-clh, kata-clh",
    "kata-fc, kata-fc, kata-fc",
    "sysbox, sysbox-runc, sysbox-runc"
  })
  void aRuntimeOfAClusterIsKnownByTheNameOfItsRuntimeClass(
      String runtime, String name, String handler) {
    EngineInfo cluster = cluster(Map.of("runc", "", "other", "unknown", name, handler));
    assertThat(cluster.nameOf(CATALOG.runtime("-Druntime", runtime))).contains(name);
  }

  /** AKS calls its own so, Oracle and users as they like. */
  @ParameterizedTest
  @CsvSource({
    "kata, kata-vm-isolation, kata",
    "kata, kata-containers, kata",
    "kata-clh, small-vms, kata-clh",
    "gvisor, sandboxed, runsc",
    "crun, quick, crun"
  })
  void whereItHasAnotherNameItIsKnownByItsHandler(String runtime, String name, String handler) {
    EngineInfo cluster = cluster(Map.of("runc", "", name, handler));
    assertThat(cluster.nameOf(CATALOG.runtime("-Druntime", runtime))).contains(name);
  }

  @Test
  void ofSeveralRuntimeClassesWithOneHandlerTheFirstByNameIsTaken() {
    EngineInfo cluster = cluster(Map.of("runc", "", "b", "runsc", "a", "runsc"));
    assertThat(cluster.nameOf(CATALOG.runtime("-Druntime", "gvisor"))).contains("a");
  }

  @Test
  void theBaselineOfAClusterNeedsNoRuntimeClass() {
    assertThat(cluster(Map.of("runc", "")).nameOf(CATALOG.runtime("-Druntime", "runc")))
        .contains("runc");
  }

  @Test
  void aRuntimeWithoutARuntimeClassIsRefusedWithThoseThatThereAre() {
    EngineInfo cluster = cluster(Map.of("runc", "", "gvisor", "runsc"));
    RuntimeProfile kata = CATALOG.runtime("-Druntime", "kata");
    assertThatThrownBy(() -> cluster.requireName("-Druntime", kata))
        .hasMessageContainingAll("-Druntime=kata", "registered are gvisor, runc");
  }

  @Test
  void whatAnotherProductSaysOfARuntimeIsAPathAndNoName() {
    EngineInfo docker = engine("20.10.24", Map.of("sandboxed", "runsc"));
    assertThat(docker.nameOf(CATALOG.runtime("-Druntime", "gvisor"))).isEmpty();
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
    return engine("unix:///test.sock", EngineInfo.DOCKER, version, runtimes);
  }

  private static EngineInfo cluster(Map<String, String> classes) {
    return engine("kubernetes:test", EngineInfo.KUBERNETES, "1.20.2", classes);
  }

  private static EngineInfo engine(
      String endpoint, String product, String version, Map<String, String> runtimes) {
    return new EngineInfo(
        endpoint,
        product,
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
