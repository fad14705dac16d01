package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of 300 rows the console shows. */
class ViewTest {

  private static final View VIEW = View.of(120);
  private static final Comparison MANY = ManyRows.one(300);

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void aSingleCandidateHasOneLineForEachRow(int columns) {
    Golden.assertMatches(
        "candidate-%d.txt".formatted(columns), text(ManyRows.one(8), View.of(columns)));
  }

  @Test
  void theFirstLineCountsTheVerdictsOfAllRows() {
    assertThat(text(MANY, VIEW).lines().findFirst())
        .contains(
            "new, 300 scores: %d faster, %d slower, %d equivalent, %d inconclusive"
                .formatted(
                    count(Verdict.FASTER),
                    count(Verdict.SLOWER),
                    count(Verdict.EQUIVALENT),
                    count(Verdict.INCONCLUSIVE)));
    assertThat(count(Verdict.FASTER)).isPositive();
    assertThat(count(Verdict.SLOWER)).isPositive();
  }

  @Test
  void ofTooManyRowsThoseAreShownThatChangedMostAndTheOthersAreCounted() {
    List<String> largest =
        MANY.rows().stream()
            .sorted(
                Comparator.comparing((Row row) -> row.verdict() == Verdict.EQUIVALENT)
                    .thenComparing(row -> row.verdict() == Verdict.INCONCLUSIVE)
                    .thenComparing(row -> -Math.abs(row.ratio().log().value())))
            .limit(40)
            .map(ViewTest::title)
            .toList();

    assertThat(titles(text(MANY, VIEW))).isEqualTo(largest);
    assertThat(text(MANY, VIEW))
        .contains("\nand 260 more, which changed less: -Dshow=all shows them\n");
  }

  @Test
  void allRowsAreShownWhereTheUserAsksForThem() {
    String text = text(MANY, VIEW.showing(Integer.MAX_VALUE));

    assertThat(titles(text)).hasSize(300);
    assertThat(text).doesNotContain("changed less");
  }

  @Test
  void rowsAreInTheOrderThatIsAskedFor() {
    Comparison few = ManyRows.one(40);

    assertThat(titles(text(few, VIEW.sorted(RowOrder.FILE))))
        .isEqualTo(few.rows().stream().map(ViewTest::title).toList());
    assertThat(titles(text(few, VIEW.sorted(RowOrder.NAME))))
        .isEqualTo(few.rows().stream().map(ViewTest::title).sorted().toList());
    assertThat(titles(text(few, VIEW.sorted(RowOrder.WORST))))
        .isEqualTo(
            few.rows().stream()
                .sorted(Comparator.comparingDouble(row -> -row.ratio().log().value()))
                .map(ViewTest::title)
                .toList());
  }

  @Test
  void rowsOfOtherBenchmarksParametersAndVerdictsAreLeftOut() {
    RowFilter filter =
        new RowFilter(List.of(Pattern.compile("\\.inflate$")), Map.of("level", "1"), Set.of());
    RowFilter changed =
        new RowFilter(filter.benchmarks(), filter.params(), Set.of(Verdict.SLOWER, Verdict.FASTER));
    List<Row> expected =
        MANY.rows().stream()
            .filter(row -> row.key().benchmark().endsWith(".inflate"))
            .filter(row -> "1".equals(row.key().params().get("level")))
            .toList();

    assertThat(titles(text(MANY, VIEW.only(filter)))).hasSameSizeAs(expected).hasSizeGreaterThan(5);
    assertThat(titles(text(MANY, VIEW.only(changed))))
        .hasSize((int) expected.stream().filter(changed::fits).count())
        .isNotEmpty()
        .hasSizeLessThan(expected.size());
  }

  @Test
  void theFirstLineSaysHowManyRowsMatchAndNoVerdictDependsOnIt() {
    RowFilter filter = new RowFilter(List.of(Pattern.compile("inflate")), Map.of(), Set.of());
    String some = text(MANY, VIEW.only(filter));

    assertThat(some.lines().findFirst()).get().asString().startsWith("new, 100 of 300 scores: ");
    assertThat(verdicts(text(MANY, VIEW.showing(300)))).containsAll(verdicts(some));
  }

  @Test
  void aFilterThatNothingFitsIsToldAndNotAnEmptyTable() {
    RowFilter filter = new RowFilter(List.of(Pattern.compile("none")), Map.of(), Set.of());

    assertThat(text(MANY, VIEW.only(filter)))
        .startsWith("No score is as -Dbenchmarks, -Dparams and -Donly ask for.\n");
  }

  @Test
  void theCountsAreToldWhereNoRowHasTheVerdictThatIsAskedFor() {
    RowFilter filter = new RowFilter(List.of(), Map.of(), Set.of(Verdict.FASTER));

    assertThat(text(ManyRows.one(8), VIEW.only(filter)))
        .startsWith("new, 8 scores: 0 faster, 1 slower, 6 equivalent, 1 inconclusive\n\nNo score");
  }

  @Test
  void warningsAreThoseOfTheRowsThatAreAskedFor() {
    RowFilter filter =
        new RowFilter(List.of(Pattern.compile("inflate")), Map.of("level", "0"), Set.of());

    assertThat(text(MANY, VIEW.only(filter))).doesNotContain("excludes 100 %");
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 80, 100, 132})
  void noLineIsWiderThanTheTerminal(int columns) {
    for (Comparison comparison : List.of(MANY, ManyRows.three(30), ManyRows.three(1))) {
      assertThat(text(comparison, View.of(columns)).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    }
  }

  @Test
  void scoresAreShownWhereNamesNeedNotBeCutForThem() {
    assertThat(text(MANY, View.of(120))).contains("us/op").doesNotContain("..");
    assertThat(text(MANY, View.of(90))).doesNotContain("us/op").doesNotContain("..");
  }

  @Test
  void aNameThatIsTooLongIsCutInItsMiddle() {
    assertThat(text(MANY, View.of(70)))
        .contains("DeflateBe..")
        .containsPattern("DeflateBe\\.\\..*size=4 ")
        .doesNotContain("us/op");
  }

  @Test
  void aParameterOfTheSameValueThroughoutIsToldOnce() {
    String text = text(ManyRows.one(8), View.of(120));

    assertThat(text).containsOnlyOnce("level=0").contains("\nAll with level=0.\n");
  }

  @Test
  void aKindOfWarningIsOneLineWithTheNumberOfItsRows() {
    List<String> warnings =
        text(MANY, VIEW)
            .lines()
            .dropWhile(line -> !line.equals("Warnings:"))
            .filter(line -> line.matches("  \\(\\d+\\) .*"))
            .toList();

    assertThat(warnings).hasSizeBetween(1, 3);
    assertThat(warnings).anySatisfy(line -> assertThat(line).matches("  \\(1\\) \\d+ rows.*"));
  }

  @Test
  void whoRanPlainJmhReadsNothingOfBlocks() {
    assertThat(text(MANY, VIEW)).doesNotContain("block");
    assertThat(text(MANY, VIEW).replaceAll("\\s+", " ")).contains("measure more forks (JMH's -f)");
  }

  private static long count(Verdict verdict) {
    return MANY.rows().stream().filter(row -> row.verdict() == verdict).count();
  }

  private static String title(Row row) {
    return "DeflateBenchmark.%s level=%s, size=%s"
        .formatted(
            row.key().benchmark().replaceFirst(".*\\.", ""),
            row.key().params().get("level"),
            row.key().params().get("size"));
  }

  /** Rows with their figures, without the numbers of warnings. */
  private static List<String> verdicts(String text) {
    return text.lines()
        .filter(line -> line.startsWith("Deflate"))
        .map(line -> line.replaceFirst(" \\([0-9,]+\\)$", ""))
        .toList();
  }

  private static List<String> titles(String text) {
    return text.lines()
        .filter(line -> line.startsWith("Deflate"))
        .map(line -> line.replaceFirst("  .*", ""))
        .toList();
  }

  private static String text(Comparison comparison, View view) {
    return ReportFiles.text(ComparisonReport.of(comparison), view);
  }
}
