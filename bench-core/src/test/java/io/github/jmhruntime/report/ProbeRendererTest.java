package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.measurement.ProbeFindings;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeRendererTest {

  @TempDir Path folder;

  @Test
  void onTheConsoleWhatDiffersFromTheBaselineComesFirst() {
    String text = ReportFiles.text(Probed.findings(), 80);

    Golden.assertMatches("probes.txt", text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text).startsWith("gvisor differs from runc in 1 of 3 probes");
  }

  @Test
  void markdownHasScoresAndThoseOfTheStudyBesideThem() throws IOException {
    StringWriter out = new StringWriter();
    new MarkdownProbes().render(Probed.findings(), out);

    Golden.assertMatches("probes.md", out.toString());
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    StringWriter out = new StringWriter();
    new JsonProbes().render(Probed.findings(), out);
    Path file = Files.writeString(folder.resolve("probes.json"), out.toString());

    Golden.assertMatches("probes.json", out.toString());
    assertThat(ProbeFindings.read(file)).isEqualTo(Probed.findings());
  }
}
