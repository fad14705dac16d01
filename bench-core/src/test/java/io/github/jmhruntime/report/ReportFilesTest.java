package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.ProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

  private static final String JSON = ".json";

  @TempDir Path folder;

  @Test
  void noRuntimesResultsCanOverwriteAReport() throws IOException {
    Path reports = folder.resolve("reports");
    ReportFiles.writeComparison(reports, Comparisons.awkward());
    ReportFiles.writeCheck(reports, Checks.mixed(false));
    ReportFiles.writeExports(reports, Comparisons.awkward());

    List<String> names = jsonIn(reports);
    assertThat(names).contains("comparison", "check", "bencher", "smaller-is-better");
    for (String name : names) {
      Path profiles = folder.resolve(name);
      Path runtimes = Files.createDirectories(profiles.resolve("runtimes"));
      Files.writeString(runtimes.resolve(name + ".yaml"), "name: " + name + "\n");

      assertThatThrownBy(() -> Catalog.load(profiles))
          .as(name)
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("'%s', which is the name of a result file", name);
    }
  }

  private static List<String> jsonIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(JSON))
          .map(name -> name.substring(0, name.length() - JSON.length()))
          .toList();
    }
  }
}
