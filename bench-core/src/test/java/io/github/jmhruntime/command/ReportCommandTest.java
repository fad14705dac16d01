package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  @TempDir Path folder;
  private Path past = Path.of("");

  @BeforeEach
  void runs() {
    past = folder.resolve("past");
    new PastRuns(past).days(8, 160).days(8, 200);
  }

  @Test
  void oneRunsPageIsWrittenFromItsFolder() throws IOException {
    assertThat(report(past.resolve("day-03"), List.of(), null)).contains("What gvisor costs");
  }

  @Test
  void severalRunsStandSideBySideUnderTheNamesOfTheirFolders() throws IOException {
    String page =
        report(
            folder.resolve("out"), List.of(past.resolve("day-01"), past.resolve("day-16")), null);

    assertThat(page).contains("day-01 and day-16 side by side", "machine: kernel");
  }

  @Test
  void runsOverTimeAreFoundBelowAFolder() throws IOException {
    String page = report(folder.resolve("out"), List.of(), past);

    assertThat(page).contains("16 runs in percent of runc", "% of runc since run day-09");
  }

  @Test
  void aStudysTablesAreARunByThemselvesAndBesideOthers() throws IOException {
    Path study = study("go-httpd,default,1,100.00,78.23,100.00\ngo-httpd,min,1,100.00,,36.16\n");

    String alone = report(folder.resolve("out"), List.of(study), null);
    String beside = report(folder.resolve("out"), List.of(study, past.resolve("day-01")), null);

    assertThat(alone)
        .contains("What kata, gvisor cost", "without an interval: requests (78 %)")
        .contains("from published tables in percent of Docker");
    assertThat(beside).contains("study and day-01 side by side", "78.2 % no interval");
  }

  @Test
  void aCellOfAStudyThatIsNoPercentageIsRefused() throws IOException {
    Path study = study("go-httpd,default,1,100.00,much,100.00\n");

    assertThatThrownBy(() -> report(folder.resolve("out"), List.of(study), null))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("http.csv")
        .hasMessageContaining("'much'");
  }

  @Test
  void whatIsNoRunIsRefusedByTheOptionThatNamesIt() {
    assertThatThrownBy(() -> report(folder.resolve("none"), List.of(), null))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("-Doutput=");
    assertThatThrownBy(() -> report(folder, List.of(past.resolve("day-01"), Path.of("none")), null))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("-Druns=none: there is no such folder");
    assertThatThrownBy(() -> report(folder, List.of(past.resolve("day-01")), past))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("leave one of them out");
  }

  private Path study(String lines) throws IOException {
    Path study = Files.createDirectories(folder.resolve("study"));
    Files.writeString(study.resolve("http.csv"), "image,limit,scale,docker,kata,gvisor\n" + lines);
    return study;
  }

  private static String report(Path output, List<Path> runs, @Nullable Path history)
      throws IOException {
    ReportCommand.run(new ReportCommand.Request(output, runs, history));
    return Files.readString(output.resolve("report.html"));
  }
}
