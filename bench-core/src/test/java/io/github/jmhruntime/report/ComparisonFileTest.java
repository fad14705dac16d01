package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.comparison.ByNode;
import io.github.jmhruntime.measurement.HostileJson;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.statistics.Heterogeneity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonFileTest {

  @TempDir Path folder;

  @Test
  void readsWhatWasWrittenSoThatEveryFormatIsTheSameAgain() throws IOException {
    for (ComparisonReport report :
        List.of(
            Comparisons.run(),
            Comparisons.awkward(),
            Comparisons.unequal(),
            Comparisons.onNodes())) {
      ReportFiles.writeComparison(folder, report);

      ComparisonReport read = ComparisonFile.read(folder.resolve("comparison.json"));

      assertThat(json(read)).isEqualTo(Files.readString(folder.resolve("comparison.json")));
      assertThat(ReportFiles.text(read, View.of(120)))
          .isEqualTo(ReportFiles.text(report, View.of(120)));
    }
  }

  @Test
  void nodesAreReadWithWhatWasFoundOfThem() {
    ReportFiles.writeComparison(folder, Comparisons.onNodes());

    ByNode read =
        ComparisonFile.read(folder.resolve("comparison.json")).comparison().rows().get(0).byNode();

    assertThat(read.isDifferent()).isTrue();
    assertThat(read.nodes())
        .extracting(ByNode.NodeRatio::node)
        .containsExactly("worker-1", "worker-2", "worker-3");
    assertThat(read.heterogeneity()).isEqualTo(new Heterogeneity(0.0002, 0.9, 0.12));
  }

  @Test
  void aFileThatIsNoComparisonIsNamedWithItsRemedy() throws IOException {
    Path file = Files.writeString(folder.resolve("comparison.json"), "{\"format\":1}");

    assertThatThrownBy(() -> ComparisonFile.read(file))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContainingAll(file.toString(), "'confidence' is missing", "name the folder");
  }

  @Test
  void anyValueIsShownOrAnErrorThatNamesTheFile() throws IOException {
    ReportFiles.writeComparison(folder, Comparisons.run());
    Path file = folder.resolve("comparison.json");
    HostileJson.each(
        Files.readString(file),
        text -> {
          try {
            Files.writeString(file, text);
            ComparisonReport read = ComparisonFile.read(file);
            assertThat(ReportFiles.text(read, View.of(80)) + json(read)).isNotBlank();
          } catch (ResultFileException e) {
            assertThat(e.getMessage()).startsWith(file + ": is not a comparison: ");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (RuntimeException e) {
            throw new AssertionError(text, e);
          }
        });
  }

  private static String json(ComparisonReport report) throws IOException {
    StringWriter out = new StringWriter();
    new JsonComparison().render(report, out);
    return out.toString();
  }
}
