package io.github.jmhruntime.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./bench run} shows of a Maven that says what the test lets it say. */
class BenchScriptTest {

  private static final Path SCRIPT = Path.of("../bench").toAbsolutePath().normalize();

  private static final String BUILDS =
      """
      #!/bin/sh
      case "$*" in
        *install*)
          echo '[INFO] Scanning for projects...'
          echo '[INFO] Building jmh-runtime core 0.1.0-SNAPSHOT                              [3/5]'
          sleep 2 ;;
        *jmh-runtime:*)
          echo "$*"
          echo "$MAVEN_OPTS" ;;
      esac
      """;

  private static final String FAILS =
      """
      #!/bin/sh
      echo '[INFO] Scanning for projects...'
      echo '[ERROR] bench-core does not compile'
      exit 3
      """;

  @TempDir Path folder;

  private record Ended(int status, List<String> lines) {}

  @Test
  void aBuildIsOneLineThatSaysWhatItIsAtAndNothingOfMavens() throws Exception {
    Ended ended = run(BUILDS);

    assertThat(ended.status()).isZero();
    assertThat(ended.lines()).noneMatch(line -> line.contains("[INFO]"));
    assertThat(ended.lines().get(0)).startsWith("./bench: building");
    assertThat(ended.lines().get(1)).matches("\\./bench: built in \\d+ s");
  }

  @Test
  void theGoalGetsTheOptionsAndMavenIsToldToKeepItsBannersToItself() throws Exception {
    List<String> lines = run(BUILDS).lines();

    assertThat(lines).contains("-B jmh-runtime:run -Druntime=crun -Dblocks=2");
    assertThat(lines.get(lines.size() - 1))
        .contains("-Dorg.slf4j.simpleLogger.log.org.apache.maven.cli=error");
  }

  @Test
  void anImageIsMadeAsARunIs() throws Exception {
    List<String> lines = run(BUILDS, "image", "-DdriverImage=jmh:1").lines();

    assertThat(lines).contains("-B jmh-runtime:image -DdriverImage=jmh:1");
  }

  @Test
  void aBuildThatFailsShowsItsErrorsAndEndsWithItsStatus() throws Exception {
    Ended ended = run(FAILS);

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.lines()).contains("[ERROR] bench-core does not compile");
    assertThat(ended.lines()).noneMatch(line -> line.contains("Scanning"));
  }

  private Ended run(String maven) throws IOException, InterruptedException {
    return run(maven, "run", "-Druntime=crun", "-Dblocks=2");
  }

  private Ended run(String maven, String... words) throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = Files.writeString(bin.resolve("mvn"), maven);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(List.of(words));
    ProcessBuilder bench =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    bench.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    bench.environment().put("TMPDIR", folder.toString());
    // An engine that is named is taken to be there, so that the script installs none.
    bench.environment().put("DOCKER_HOST", "unix:///nonexistent.sock");
    Process process = bench.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readAllLines(output));
  }
}
