package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that ends while the base image is bootstrapped, on an engine without any image. */
@Tag("docker")
@Timeout(300)
class BootstrapIT {

  private static final int PATIENCE_SECONDS = 120;

  /** The user's folder, the command's, the bootstrap's, and the system that is built in it. */
  private static final int LEVELS = 6;

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeft() throws Exception {
    var unused = cleanUp();
    assertThat(working()).isEmpty();
  }

  @Test
  void endedBySigtermItTakesTheBootstrapAlongAndLeavesNothing() throws Exception {
    Process doctor = startUntilABootstrapIsUnderWay();

    doctor.destroy();

    assertThat(doctor.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(working()).isEmpty();
    assertThat(temporary()).isEmptyDirectory();
    assertThat(cleanUp()).isEqualTo("there was nothing to clean up");
  }

  @Test
  void killedItLeavesWhatCleaningUpRemoves() throws Exception {
    Process doctor = startUntilABootstrapIsUnderWay();

    doctor.destroyForcibly().waitFor();
    assertThat(temporary()).isNotEmptyDirectory();

    assertThat(cleanUp()).isEqualTo("cleaned up");
    assertThat(working()).isEmpty();
    assertThat(temporary()).isEmptyDirectory();
  }

  private Process startUntilABootstrapIsUnderWay() throws Exception {
    Process doctor = start(Doctor.class);
    for (int i = 0; i < 10 * PATIENCE_SECONDS && doctor.isAlive() && !isUnderWay(); i++) {
      Thread.sleep(100);
    }
    assertThat(doctor.isAlive() && isUnderWay()).as(said()).isTrue();
    return doctor;
  }

  /** Whether packages are being unpacked. */
  private boolean isUnderWay() throws IOException {
    try (Stream<Path> files = Files.walk(temporary(), LEVELS)) {
      return files.anyMatch(path -> path.endsWith("var/lib"));
    } catch (UncheckedIOException e) {
      // A folder has gone meanwhile.
      return false;
    }
  }

  /** The last words of a clean-up; those of a JVM that was told to end may break off in a line. */
  private String cleanUp() throws Exception {
    Files.deleteIfExists(folder.resolve("log"));
    assertThat(start(Cleanup.class).waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    List<String> lines = said().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("tmp"));
  }

  /** A JVM with a private engine and a folder for temporary files of its own. */
  private Process start(Class<?> main) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-Djava.io.tmpdir=" + temporary());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    ProcessBuilder program = new ProcessBuilder(command);
    program.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return program
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private List<HostProcess> working() {
    return ProcessTable.ofThisHost().others(process -> process.mentions(folder.toString()));
  }

  /** Needs an image. */
  static final class Doctor {
    public static void main(String[] arguments) {
      DoctorCommand.run("private", null, System.out::println);
    }
  }

  /** What {@code mvn jmh-runtime:cleanup} does. */
  static final class Cleanup {
    public static void main(String[] arguments) {
      System.out.println(CleanupCommand.run("private", System.out::println).text());
    }
  }
}
