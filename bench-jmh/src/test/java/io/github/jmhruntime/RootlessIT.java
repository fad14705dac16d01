package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs of a user without root, on Podman that the run starts, and on a rootless Docker. */
@Tag("docker")
@Tag("rootless")
class RootlessIT {

  private static final Path ROOTLESS_DOCKER =
      Path.of("/usr/share/docker.io/contrib/dockerd-rootless.sh");

  /** Always the same, since Podman's images know where they are; short, as paths of sockets are. */
  private static Path folder;

  private static OrdinaryUser user;
  private static String classPath;

  @BeforeAll
  static void makeTheUser() throws IOException, InterruptedException {
    requirePrograms("podman", "newuidmap", "slirp4netns", "setpriv");
    assertThat(Path.of("/dev/net/tun")).exists();
    FileTree.delete(Path.of("/tmp/jr-rootless"));
    folder = Files.createDirectories(Path.of("/tmp/jr-rootless"));
    user = OrdinaryUser.in(folder);
    classPath = user.classPath();
  }

  /** Whoever runs these tests asks for them by name, so that none is left out without a word. */
  private static void requirePrograms(String... names) {
    assertThat(names).as("on the PATH").allMatch(Programs::exist);
  }

  @AfterAll
  static void nothingOfTheUserIsLeft() throws IOException {
    assertThat(OrdinaryUser.processes()).isEmpty();
    if (user != null) {
      assertThat(user.runtimeFolder().toFile().list()).isEmpty();
      FileTree.delete(folder);
    }
  }

  @Test
  void lifecycleAndForksInContainersAreMeasuredOnPodman() throws Exception {
    String said = run(0, "podman", "crun", "Lifecycle.*cycle,Trivial", "default", Map.of());

    List<ForkRecord> forks = Journal.read(user.home().resolve("out/journal.ndjson")).forks();
    assertThat(forks)
        .as(said)
        .hasSize(2 * 2)
        .extracting(ForkRecord::status)
        .containsOnly(Status.OK);
    assertThat(forks)
        .allSatisfy(fork -> assertThat(fork.evidence().engineRuntime()).isEqualTo(fork.runtime()));
    JsonNode engine =
        new ObjectMapper().readTree(user.home().resolve("out/run.json").toFile()).path("engine");
    assertThat(engine.path("rootless").asText()).isEqualTo("true");
    assertThat(engine.path("network").asText()).contains("slirp4netns", "part of what its network");
  }

  /** As a user starts it who wants forks in containers: the way to 127.0.0.1 is left open. */
  @Test
  void lifecycleAndForksInContainersAreMeasuredOnRootlessDocker() throws Exception {
    assertThat(ROOTLESS_DOCKER).exists();
    requirePrograms("rootlesskit", "iptables");
    String socket = "unix://" + user.runtimeFolder().resolve("docker.sock");
    Path log = folder.resolve("dockerd.log");
    Process docker =
        user.program(
                log,
                Map.of("DOCKERD_ROOTLESS_ROOTLESSKIT_FLAGS", "--disable-host-loopback=false"),
                ROOTLESS_DOCKER.toString(),
                "--data-root",
                user.home().resolve(".cache/docker").toString(),
                "-H",
                socket)
            .start();
    try {
      for (int i = 0; i < 300 && !Files.readString(log).contains("API listen on"); i++) {
        Thread.sleep(100);
      }
      String said =
          run(
              0,
              "auto",
              "host",
              "Lifecycle.*cycle,Trivial",
              "default",
              Map.of("DOCKER_HOST", socket));

      List<ForkRecord> forks = Journal.read(user.home().resolve("out/journal.ndjson")).forks();
      assertThat(forks).as(said).hasSize(3).extracting(ForkRecord::status).containsOnly(Status.OK);
      assertThat(run(1, "auto", "host", "Lifecycle", "min", Map.of("DOCKER_HOST", socket)))
          .contains("-Dlimits=min", "without root");
    } finally {
      docker.destroy();
      assertThat(docker.waitFor(20, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
      OrdinaryUser.run("sh", "-c", "rm -rf " + user.runtimeFolder() + "/*");
    }
  }

  @Test
  void limitsAndLoadAreRefusedBeforeAnythingIsMeasured() throws Exception {
    assertThat(run(1, "podman", "crun", "Lifecycle.*cycle", "min", Map.of()))
        .contains("-Dlimits=min", "without root", "cgroup v1");
    assertThat(run(1, "podman", "crun", "HttpBenchmark", "default", Map.of()))
        .contains("web server", "slirp4netns", "-Dbenchmarks");
    assertThat(user.home().resolve("out/journal.ndjson")).doesNotExist();
  }

  private static String run(
      int code,
      String engine,
      String runtime,
      String benchmarks,
      String limits,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = folder.resolve("run.log");
    Path temporary = user.home().resolve("tmp");
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "rm -rf out tmp && mkdir -p tmp && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath,
                OrdinaryRun.class.getName(),
                user.home().resolve("out").toString(),
                engine,
                runtime,
                benchmarks,
                limits));
    Process run = user.program(log, environment, command.toArray(String[]::new)).start();
    try {
      assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      run.destroyForcibly();
    }
    String said = Files.readString(log);
    assertThat(run.exitValue()).as(said).isEqualTo(code);
    return said;
  }
}
