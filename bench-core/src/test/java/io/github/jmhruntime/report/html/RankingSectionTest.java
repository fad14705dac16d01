package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.measurement.HostileJson;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.report.RankingFile;
import io.github.jmhruntime.report.RankingFile.Candidate;
import io.github.jmhruntime.report.RankingFile.Criterion;
import io.github.jmhruntime.report.RankingFile.Value;
import io.github.jmhruntime.report.Rankings;
import io.github.jmhruntime.report.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingSectionTest {

  private static final PageData RUN = Pages.run();

  /** What a part of a bar is told as. */
  private static final Pattern PART = Pattern.compile("<title>([^,<]+), ([^:<]+): ([0-9.]+)");

  @TempDir Path folder;

  @Test
  void aPageWithoutARankingHasNoSuchSection() {
    assertThat(new RankingSection().content(Pages.run())).isEmpty();
  }

  @Test
  void thePartsOfEachBarAddUpToTheTotal() {
    RankingFile ranking = Rankings.written(folder, Rankings.run());

    String figure = ContributionFigure.of(ranking).toString();

    for (Candidate candidate : ranking.candidates()) {
      List<MatchResult> parts = parts(figure, candidate.rank() + ". " + candidate.name());
      assertThat(parts).hasSize(2 * 4);
      double sum = parts.stream().mapToDouble(part -> Double.parseDouble(part.group(3))).sum();
      assertThat(sum / 2).isCloseTo(candidate.total(), within(0.021));
    }
  }

  @Test
  void whereCriteriaAreMoreThanColoursThePartsAreGroups() {
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      criteria.add(new Criterion("cost", "c" + i, 1 / 9.0, Map.of("runc", new Value(0.5, false))));
    }
    criteria.add(new Criterion("safety", "s", 1, Map.of("runc", new Value(8.0, true))));
    RankingFile ranking =
        new RankingFile(
            "t",
            null,
            null,
            "h",
            "d",
            Map.of("cost", 0.25, "safety", 0.75),
            List.of(
                new Candidate("runc", 1, 7.125, Map.of("cost", 4.5, "safety", 8.0), List.of(1.0))),
            criteria,
            List.of(),
            List.of());

    String figure = ContributionFigure.of(ranking).toString();

    assertThat(parts(figure, "1. runc").stream().map(p -> p.group(2) + " " + p.group(3)))
        .containsOnly("cost 1.13", "safety 6.00");
    assertThat(figure).contains("<td>8.00*</td>");
  }

  @Test
  void tellsThePlacesTheWeightsAndEveryRemark() {
    RankingFile ranking = Rankings.written(folder, Rankings.run());

    String section = section(ranking);

    assertThat(section)
        .contains("crun is first with 7.75", "64.2 % first", "gvisor is first", "33.3 % → 62.5 %")
        .contains("counted as 5.50", "gvisor crashed in start, throughput");
    ranking
        .remarks()
        .forEach(
            remark -> assertThat(section).contains(remark.title().replaceFirst(":$", "</h3>")));
  }

  @Test
  void anyValueOfTheFileIsDrawnOrRefused() throws IOException {
    ReportFiles.writeRanking(folder, Rankings.run());
    Path file = folder.resolve("ranking.json");
    HostileJson.each(
        Files.readString(file),
        text -> {
          try {
            Files.writeString(file, text);
            assertThat(section(RankingFile.read(file))).isNotEmpty();
          } catch (ResultFileException e) {
            assertThat(e.getMessage()).startsWith(file + ": ");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (RuntimeException e) {
            throw new AssertionError(text, e);
          }
        });
  }

  private static String section(RankingFile ranking) {
    return new RankingSection()
        .content(RUN.ranked(ranking)).stream().map(String::valueOf).collect(Collectors.joining());
  }

  /** Of both pictures. */
  private static List<MatchResult> parts(String figure, String bar) {
    return PART.matcher(figure).results().filter(part -> part.group(1).equals(bar)).toList();
  }
}
