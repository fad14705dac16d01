package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.host.Owner;
import io.github.jmhruntime.host.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** That a run has ended everything that it has started. */
final class NothingLeft {

  private static final ObjectMapper JSON = new ObjectMapper();

  private NothingLeft() {}

  /** No fork, no driver and nothing of a private engine that this test started runs any more. */
  static void of(Path output) throws IOException {
    assertThat(drivers()).isEmpty();
    assertThat(ProcessHandle.allProcesses().filter(process -> names(process, output.toString())))
        .isEmpty();
    String run =
        JSON.readTree(output.resolve("run.json").toFile()).path("engine").path("endpoint").asText();
    assertThat(Path.of(run.substring("unix://".length())).getParent()).doesNotExist();
    assertThat(output.resolve("work")).doesNotExist();
    assertThat(temporaryFolders()).noneMatch(name -> name.endsWith("." + Owner.current()));
  }

  private static List<String> temporaryFolders() throws IOException {
    String ofUser = "jmh-runtime-" + Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    String[] names = TemporaryFolder.base().resolve(ofUser).toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  /** The drivers that this process has started. */
  static List<ProcessHandle> drivers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> names(child, "driver.Driver"))
        .collect(Collectors.toList());
  }

  /** Whether a process's command line holds a word; ProcessHandle's own ends after 4 KiB. */
  private static boolean names(ProcessHandle process, String word) {
    try {
      Path commandLine = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
      return Files.readString(commandLine).contains(word);
    } catch (IOException e) {
      return false;
    }
  }
}
