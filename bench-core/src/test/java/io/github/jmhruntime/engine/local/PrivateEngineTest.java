package io.github.jmhruntime.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivateEngineTest {

  private static final PrivateEnginePlaces PLACES =
      PrivateEnginePlaces.of(Path.of("/home/user/.cache/jmh-runtime/engine"));
  private static final Path PROXY = Path.of("/usr/bin/docker-proxy");
  private static final Path WRAPPERS = PLACES.wrappers();

  @Test
  void namesFollowFromTheFolderAndAreShortEnough() {
    assertThat(PrivateEnginePlaces.of(Path.of("/home/user/.cache/jmh-runtime/./engine")))
        .isEqualTo(PLACES);
    assertThat(PLACES.bridge()).hasSizeLessThanOrEqualTo(15);
    assertThat(PLACES.socket().toString()).hasSizeLessThan(108);
  }

  @Test
  void theConfigurationChangesNothingOfTheMachine() throws IOException {
    JsonNode config =
        new ObjectMapper()
            .readTree(DaemonConfig.render(PLACES, registered("6.1.0", "crun"), PROXY));
    for (String key : List.of("iptables", "ip6tables", "ip-masq", "ip-forward")) {
      assertThat(config.path(key).asBoolean(true)).as(key).isFalse();
    }
    assertThat(config.path("userland-proxy").asBoolean(false))
        .as("otherwise the engine sets route_localnet, and published ports lead nowhere")
        .isTrue();
    assertThat(config.path("userland-proxy-path").asText())
        .as("Docker 26 would not reload its configuration without")
        .isEqualTo(PROXY.toString());
    assertThat(config.path("bridge").asText()).isEqualTo(PLACES.bridge());
    assertThat(config.path("hosts")).hasSize(1);
    assertThat(config.path("hosts").get(0).asText()).isEqualTo("unix://" + PLACES.socket());
    assertThat(config.path("cgroup-parent").asText()).isEqualTo(PLACES.cgroup());
    assertThat(config.at("/runtimes/crun/path").asText()).isEqualTo("/usr/bin/crun");
    assertThat(config.at("/runtimes/crun").has("runtimeArgs")).isFalse();
  }

  @Test
  void onlyRuntimesWhoseBinaryIsThereAreRegisteredAndRuncNever() {
    assertThat(registered("6.1.0", "runc", "runsc"))
        .extracting(RuntimeRegistration::engineName)
        .containsExactly("gvisor", "gvisor-kvm");
  }

  @Test
  void gvisorIsWrappedOnlyOnKernelsThatShowItTheHostsFile() {
    RuntimeRegistration old = registered("6.10.9-amd64", "runsc").get(0);
    assertThat(old.path()).isEqualTo(Path.of("/usr/bin/runsc"));
    assertThat(old.wrapper()).isNull();
    RuntimeRegistration wrapped = registered("6.11.0-rc1", "runsc").get(0);
    assertThat(wrapped.path()).isEqualTo(WRAPPERS.resolve("gvisor"));
    assertThat(wrapped.arguments()).containsExactly("--platform=systrap");
    assertThat(wrapped.wrapper())
        .startsWith("#!/bin/sh\n")
        .contains("mount -t tmpfs -o ro none /proc/sys/net", "/usr/bin/runsc \"$@\"");
    assertThat(RuntimeRegistration.exposesProcSysNet("7.0.1")).isTrue();
    assertThat(RuntimeRegistration.exposesProcSysNet("5.15.0")).isFalse();
  }

  private static List<RuntimeRegistration> registered(String kernel, String... binaries) {
    return RuntimeRegistration.of(
        TestEngines.RUNTIMES,
        WRAPPERS,
        kernel,
        name ->
            List.of(binaries).contains(name)
                ? Optional.of(Path.of("/usr/bin", name))
                : Optional.empty());
  }
}
