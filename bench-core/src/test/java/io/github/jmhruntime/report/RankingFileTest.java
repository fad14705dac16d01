package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.decision.Ranking;
import io.github.jmhruntime.measurement.HostileJson;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.report.RankingFile.Candidate;
import io.github.jmhruntime.report.RankingFile.Change;
import io.github.jmhruntime.report.RankingFile.Criterion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingFileTest {

  @TempDir Path folder;

  @Test
  void readsWhatWasWritten() {
    RankingReport report = Rankings.run();
    Ranking ranking = report.analysis().ranking();

    RankingFile read = Rankings.written(folder, report);

    assertThat(read.run()).isEqualTo("run-1");
    assertThat(read.candidates().stream().map(Candidate::name)).isEqualTo(ranking.order());
    assertThat(read.candidates().get(0).total()).isEqualTo(ranking.candidates().get(0).total());
    assertThat(read.groupWeights()).isEqualTo(ranking.groups());
    assertThat(read.criteria().stream().map(Criterion::name))
        .containsExactly("start", "throughput", "failed forks", "isolation");
    assertThat(read.changes().stream().filter(Change::ofWeight)).isNotEmpty();
    assertThat(read.headline()).startsWith("crun is first with 7.75");
  }

  @Test
  void aFileThatIsNoRankingIsNamedWithItsRemedy() throws IOException {
    Path file = Files.writeString(folder.resolve("ranking.json"), "{\"format\":1}");

    assertThatThrownBy(() -> RankingFile.read(file))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContainingAll(file.toString(), "'title' is missing", "mvn jmh-runtime:rank");
  }

  @Test
  void anyOtherValueIsReadOrAnErrorThatNamesTheFile() throws IOException {
    ReportFiles.writeRanking(folder, Rankings.run());
    Path file = folder.resolve("ranking.json");
    HostileJson.each(
        Files.readString(file),
        text -> {
          try {
            Files.writeString(file, text);
            assertThat(RankingFile.read(file).candidates()).isNotNull();
          } catch (ResultFileException e) {
            assertThat(e.getMessage()).startsWith(file + ": is not a ranking: ");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
