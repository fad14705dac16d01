package io.github.jmhruntime.report.html;

import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.report.markup.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the page. */
public final class ReportPage {

  private static final List<Section> SECTIONS =
      List.of(
          new CheckSection(),
          new CalibrationSection(),
          new AnswerSection(),
          new RankingSection(),
          new ProbeSection(),
          new ResultSection(),
          new BenchmarkSection(),
          new NodeSection(),
          new ScalingSection(),
          new LinpackSection(),
          new MatrixSection(),
          new PhaseSection(),
          new LatencySection(),
          new CpuSection(),
          new TimeSection(),
          new RemarkSection(),
          new EffectSection(),
          new ProvenanceSection());

  private ReportPage() {}

  /**
   * Writes the page whole or not at all.
   *
   * @throws io.github.jmhruntime.measurement.ResultFileException where it cannot be written
   */
  public static void write(Path file, PageData data) {
    ResultFile.write(file, out -> render(data, out));
  }

  /** Writes the page. */
  static void render(PageData data, Appendable out) throws IOException {
    List<Page.Part> parts = new ArrayList<>();
    for (Section section : SECTIONS) {
      List<Node> content = section.content(data);
      if (!content.isEmpty()) {
        parts.add(new Page.Part(section.id(), section.title(), content));
      }
    }
    new Page(title(data), subtitle(data.run()), parts).render(out);
  }

  private static String title(PageData data) {
    List<String> candidates = Series.of(data.comparison()).candidates();
    return candidates.isEmpty()
        ? "Nothing was compared with " + data.baseline()
        : "What %s %s compared with %s"
            .formatted(
                String.join(", ", candidates),
                candidates.size() == 1 ? "costs" : "cost",
                data.baseline());
  }

  private static String subtitle(@Nullable Provenance run) {
    return run == null
        ? ""
        : "Run %s · %s · %s · kernel %s"
            .formatted(
                run.run(),
                String.valueOf(run.startedAt()).replaceFirst("T.*", ""),
                run.host().getOrDefault("cpuModel", "unknown CPU"),
                run.host().getOrDefault("kernel", "unknown"));
  }
}
