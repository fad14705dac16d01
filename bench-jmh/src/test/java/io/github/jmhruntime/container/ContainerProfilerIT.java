package io.github.jmhruntime.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.container.JmhProcess.Result;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.docker.DockerEngine;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Catalog;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("docker")
class ContainerProfilerIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RUN = "container-profiler-it";
  private static EngineSession session;
  private static Path data;

  @TempDir Path folder;

  @BeforeAll
  static void openPrivateEngine() {
    EngineChoice user = EngineChoice.of("engine", "private", Duration.ofSeconds(60));
    Path ofTests = user.privateFolder().resolveSibling("test-engine");
    data = ofTests.resolve("data");
    session =
        Engines.installed()
            .open(
                new EngineChoice(null, null, ofTests, user.callLimit()),
                Catalog.load(null).runtimes().values(),
                EventHandler.none());
  }

  @AfterAll
  static void closePrivateEngine() {
    session.close();
  }

  @AfterEach
  void noContainerIsLeft() {
    assertThat(containers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"runc, runc", "crun, crun", "gvisor, gvisor"})
  void aBenchmarkIsMeasuredUnderTheRuntimeThatWasAskedFor(String runtime, String engineName)
      throws Exception {
    Result result = behave("runtime=" + runtime, "-prof", "gc", "-rf", "json", "-rff", "r.json");

    assertThat(result.exitCode()).as(result.output()).isZero();
    JsonNode measured = JSON.readTree(folder.resolve("r.json").toFile()).get(0);
    assertThat(measured.path("params").path("deed").asText()).isEqualTo("behave");
    assertThat(measured.path("primaryMetric").path("rawData").get(0)).hasSize(1);
    assertThat(measured.path("secondaryMetrics").has("container.cpus")).isTrue();
    assertThat(measured.path("secondaryMetrics").has("gc.count")).isTrue();
    JsonNode evidence = evidence();
    assertThat(evidence.path("failure").isNull()).isTrue();
    assertThat(evidence.path("params").path("deed").asText()).isEqualTo("behave");
    assertThat(evidence.path("evidence").path("engineRuntime").asText()).isEqualTo(engineName);
    String host = Files.readString(Path.of("/proc/version")).strip();
    String inside = evidence.path("evidence").path("files").path("/proc/version").asText();
    assertThat(inside.equals(host)).isEqualTo(!runtime.equals("gvisor"));
  }

  @Test
  void aPublishedBenchmarkJarOfOthersIsMeasuredUnchanged() throws Exception {
    String quickly = "-wi 1 -i 1 -f 1 -w 200ms -r 200ms";
    Result result =
        JmhProcess.startWith(
                folder,
                publishedBenchmarksAndTheContainerJar(),
                arguments("runtime=gvisor", ("JMHSample_01 " + quickly).split(" ", -1))
                    .toArray(String[]::new))
            .await();

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("Ran under gvisor: kernel 4.4.0");
    assertThat(result.output()).contains("JMHSample_01_HelloWorld.wellHelloThere");
  }

  /** What a user has: benchmarks with JMH and its libraries, and one jar more. */
  private static String publishedBenchmarksAndTheContainerJar() {
    String jmh =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.matches(".*/(jmh-core|jopt-simple|commons-math3)-[^/]*\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    return String.join(
        File.pathSeparator, property("published.benchmarks"), jmh, property("container.jar"));
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  /** Storage on three targets, a process, and vectors: what an image or a runtime may lack. */
  @ParameterizedTest
  @CsvSource({"runc", "gvisor"})
  void theProjectsOwnKernelsRunAndLeaveNoStorageBehind(String runtime) throws Exception {
    List<Path> before = foldersOnDisk();
    String once =
        "-f 1 -wi 0 -i 1 -bm ss -foe true -p n=100 -p threads=1 -p mebibytes=1 -p io=fsync";
    String kernels = "DiskWrite.random|Creation.process|LinpackBlocked";
    Result result =
        JmhProcess.run(
            folder,
            "",
            arguments(
                    "runtime=" + runtime,
                    (once + " -rf json -rff r.json " + kernels).split(" ", -1))
                .toArray(String[]::new));

    assertThat(result.exitCode()).as(result.output()).isZero();
    JsonNode measured = JSON.readTree(folder.resolve("r.json").toFile());
    assertThat(measured.findValuesAsText("target"))
        .as(result.output())
        .containsExactlyInAnyOrder("root", "bind", "volume");
    assertThat(measured).hasSize(5);
    assertThat(foldersOnDisk()).isEqualTo(before);
    assertThat(data.resolve("volumes").toFile().list((parent, name) -> name.length() == 64))
        .isEmpty();
  }

  @Test
  void theHostsOwnJvmRunsInTheContainerWhereThatIsAskedFor() throws Exception {
    Result result = behave("runtime=crun;jdk=host");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(evidence().path("sameJvm").asBoolean()).isTrue();
  }

  @Test
  void theHostIsAPlaceToMeasureToo() throws Exception {
    Result result = behave("runtime=host");

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(evidence().path("evidence").path("engineRuntime").asText()).isEqualTo("none");
  }

  @Test
  void whatIsNotForkedIsRefused() throws Exception {
    Result result = behave("runtime=host", "-f", "0", "-foe", "true");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("is not forked").contains("use -f 1 or more");
  }

  @Test
  void anImageWithoutJavaIsToldBeforeAnythingIsMeasured() throws Exception {
    Result result = behave("runtime=crun;image=busybox");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("has no 'java'").contains("jdk=host");
  }

  @ParameterizedTest
  @CsvSource({"runc", "gvisor"})
  void aForkThatTheMemoryLimitKillsSaysSo(String runtime) throws Exception {
    Path limits = Files.createDirectories(folder.resolve("profiles/limits"));
    Files.writeString(
        limits.resolve("tiny.yaml"), "name: tiny\ntitle: too little\ncpus: none\nmemory: 200 MB\n");
    Result result =
        run(
            "runtime=" + runtime + ";timeout=20;limits=tiny;profiles=" + folder.resolve("profiles"),
            "eat",
            "-jvmArgs",
            "-Xmx900m");

    assertThat(result.output()).containsPattern("need(ed|s) more than (the|its) 200 MB of memory");
    assertThat(evidence().path("failure").asText()).contains("limits=tiny");
  }

  @Test
  void aForkThatDoesNotConnectBackIsKilledAtItsTimeLimit() throws Exception {
    Result result =
        run(
            "runtime=runc;connect=6",
            "behave",
            "-jvmArgs",
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=5005");

    assertThat(result.output())
        .contains("the fork's JVM has not started within 6 s")
        .contains("Listening for transport dt_socket at address: 5005");
  }

  /** The fork's connection ends at a proxy that accepts it and never says a word. */
  @Test
  void aForkThatCannotReachJmhIsKilledAtItsTimeLimitAndItsLogIsShown() throws Exception {
    String gateway = session.engine().gateway();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName(gateway))) {
      Result result =
          run(
              "runtime=runc;connect=8",
              "behave",
              "-jvmArgs",
              "-showversion -DsocksProxyHost=%s -DsocksProxyPort=%d"
                  .formatted(gateway, silent.getLocalPort()));

      assertThat(result.output())
          .containsPattern(
              "(?s)has started, but has not connected back within 8 s.*container wrote last:.*openjdk version");
      assertThat(evidence().path("failure").asText()).contains("has not connected back");
    }
  }

  /** {@code connect} is shorter than this test's own patience, so that the launcher says why. */
  @ParameterizedTest
  @CsvSource({"runc", "gvisor"})
  void megabytesOfOutputArePassedOnWhole(String runtime) throws Exception {
    Result result = run("runtime=" + runtime + ";connect=40;timeout=60", "print");

    String ink = String.valueOf(MischiefBenchmark.INK);
    assertThat(result.exitCode()).isZero();
    assertThat(result.output().chars().filter(c -> c == MischiefBenchmark.INK).count())
        .as(result.output().replace(ink, ""))
        .isEqualTo(MischiefBenchmark.PRINTED);
    assertThat(evidence().path("failure").isNull()).isTrue();
  }

  @Test
  void aForeignObjectOnTheLinkIsRefused() throws Exception {
    Result result = run("runtime=runc", "smuggle", "-foe", "true");

    assertThat(result.output())
        .contains("refused an object of class " + MischiefBenchmark.Foreign.class.getName());
  }

  @Test
  void theForksExitCodeIsPassedOn() throws Exception {
    assertThat(run("runtime=runc", "exit").output()).contains("failed with exit code 3");
  }

  @Test
  void nothingIsLeftOfARunThatIsToldToEnd() throws Exception {
    JmhProcess jmh = startHanging();
    jmh.process().destroy();

    assertThat(eventually(() -> containers().isEmpty())).as(jmh.output()).isTrue();
  }

  @Test
  void nothingIsLeftOfARunThatIsKilled() throws Exception {
    JmhProcess jmh = startHanging();
    jmh.process().destroyForcibly();

    assertThat(eventually(() -> containers().isEmpty())).as(jmh.output()).isTrue();
    assertThat(eventually(this::exchangeIsGone)).isTrue();
  }

  private JmhProcess startHanging() throws Exception {
    JmhProcess jmh =
        JmhProcess.start(folder, "", arguments("runtime=runc", "hang").toArray(String[]::new));
    boolean runs = eventually(() -> said(jmh, "# Fork: 1 of 1") && !containers().isEmpty());
    assertThat(runs).as(jmh.output()).isTrue();
    return jmh;
  }

  private static boolean said(JmhProcess jmh, String text) {
    try {
      return jmh.output().contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean exchangeIsGone() {
    String[] names = folder.toFile().list();
    return names != null
        && List.of(names).stream().noneMatch(name -> name.startsWith("jmh-runtime-"));
  }

  private static List<Path> foldersOnDisk() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("/var/tmp"), 2)) {
      return all.filter(path -> path.getFileName().toString().startsWith("container.")).toList();
    }
  }

  private Result behave(String options, String... more) throws Exception {
    return run(options, "behave", more);
  }

  private Result run(String options, String deed, String... more) throws Exception {
    List<String> arguments = arguments(options, deed);
    arguments.addAll(List.of(more));
    return JmhProcess.run(folder, "", arguments.toArray(String[]::new));
  }

  private static List<String> arguments(String options, String... rest) {
    String engine = options.startsWith("runtime=host") ? "" : ";engine=" + session.endpoint();
    List<String> arguments =
        new ArrayList<>(List.of("-prof", "container:" + options + engine + ";run=" + RUN));
    if (rest.length == 1) {
      arguments.addAll(List.of("MischiefBenchmark", "-p", "deed=" + rest[0]));
    } else {
      arguments.addAll(List.of(rest));
    }
    return arguments;
  }

  private JsonNode evidence() throws Exception {
    List<String> lines = Files.readAllLines(folder.resolve("jmh-container.ndjson"));
    return JSON.readTree(lines.get(lines.size() - 1));
  }

  private static List<String> containers() {
    return containers(RUN);
  }

  private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    return condition.getAsBoolean();
  }

  private static List<String> containers(String run) {
    try (DockerEngine engine = DockerEngine.open(session.endpoint(), Duration.ofSeconds(60))) {
      return engine.containers(ContainerSpec.RUN_LABEL, run);
    }
  }
}
