package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.decision.Absence;
import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Analysis;
import io.github.jmhruntime.decision.Crash;
import io.github.jmhruntime.decision.Ranking;
import io.github.jmhruntime.decision.Ranking.Valued;
import io.github.jmhruntime.decision.Ranking.Weighed;
import io.github.jmhruntime.decision.ScoreStep;
import io.github.jmhruntime.decision.Uncertainty;
import io.github.jmhruntime.decision.Variation;
import io.github.jmhruntime.profile.Decisions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stoffel 2020 as it is shipped. The expected figures were computed apart, with exact fractions.
 */
class PublishedStudyTest {

  private static final List<String> CANDIDATES =
      List.of("docker", "kata", "kata-fc", "gvisor", "nabla");

  private static final Analysis ANALYSIS =
      Analysis.of(
          DecisionBuilder.decision(
              Decisions.find("-Ddecision", "stoffel2020", null), Path.of("none"), false, null),
          Uncertainty.USUAL);

  private static final Ranking RANKING = ANALYSIS.ranking();

  @ParameterizedTest
  @CsvSource({
    "kata, 1, 7.76, 7.97, 7.00, 8.88",
    "kata-fc, 2, 7.08, 6.28, 8.50, 5.82",
    "nabla, 3, 6.96, 7.27, 8.50, 3.25",
    "gvisor, 4, 6.07, 4.15, 7.00, 8.07",
    "docker, 5, 5.80, 6.99, 2.50, 10.00"
  })
  void theTotalsAreTheStudysToTheHundredth(
      String name, int rank, String total, String performance, String security, String usability) {
    Ranking.Placed placed = RANKING.of(name);

    assertThat(placed.rank()).isEqualTo(rank);
    assertThat(
            Stream.concat(Stream.of(placed.total()), placed.groups().values().stream())
                .map(PublishedStudyTest::hundredth))
        .containsExactly(total, performance, security, usability);
  }

  @ParameterizedTest
  @CsvSource({
    "http throughput, 2.32, 2.63, 1.09, 0.29, 2.86",
    "memory, 0.77, 0.10, 0.75, 0.65, 0.95",
    "start, 1.43, 0.94, 0.14, 1.40, 0.63",
    "remove, 0.33, 0.17, 0.05, 0.31, 0.48",
    "network, 1.90, 1.90, 1.87, 0.19, 1.05",
    "cpu, 0.24, 2.24, 2.38, 1.31, 1.31",
    "escape-by-misconfiguration, 0.33, 2.58, 2.58, 2.58, 3.33",
    "escape-by-kernel-exploit, 0.50, 2.75, 5.00, 2.75, 5.00",
    "denial-of-service, 1.67, 1.67, 0.92, 1.67, 0.17",
    "docker integration, 1.79, 1.79, 0.18, 1.79, 1.79",
    "kubernetes integration, 1.43, 1.43, 1.43, 1.43, 0.14",
    "installation, 0.36, 0.36, 0.36, 0.36, 0.04",
    "system requirements, 0.71, 0.07, 0.07, 0.71, 0.71",
    "image compatibility, 2.50, 2.50, 2.50, 2.50, 0.25",
    "problems with images, 2.14, 2.14, 1.18, 0.21, 0.21",
    "docker features, 1.07, 0.59, 0.11, 1.07, 0.11"
  })
  void thePartialUtilitiesAreTheStudysToTheHundredth(
      String criterion, String docker, String kata, String kataFc, String gvisor, String nabla) {
    Weighed weighed = weighed(criterion);

    assertThat(CANDIDATES.stream().map(name -> hundredth(weighed.of(name).partialUtility())))
        .containsExactly(docker, kata, kataFc, gvisor, nabla);
  }

  @ParameterizedTest
  @CsvSource({
    "http throughput, 100.00, 109.87, 60.83, 34.94, 117.29",
    "memory, 100.00, 197.10, 103.67, 117.34, 74.56",
    "start, 100.00, 183.02, 316.31, 104.99, 234.70",
    "remove, 100.00, 140.55, 171.71, 104.94, 62.14",
    "network, 100.00, 99.92, 99.56, 78.98, -",
    "cpu, 100.00, 155.78, 159.66, -, -"
  })
  void theMeansAreThoseOfScalesWithinLimitsWithinImages(
      String criterion, String docker, String kata, String kataFc, String gvisor, String nabla) {
    Weighed weighed = weighed(criterion);

    assertThat(CANDIDATES.stream().map(name -> hundredth(weighed.of(name).input())))
        .containsExactly(docker, kata, kataFc, gvisor, nabla);
  }

  @Test
  void withoutTheLimitsMinAnotherOneIsFirst() {
    assertThat(variation("limit=min").order().get(0)).isEqualTo("nabla");
    assertThat(variation("limit=min").firstChanged()).isTrue();
    assertThat(variation("limit=default").reversed()).isFalse();
    assertThat(variation("limit=max").reversed()).isFalse();
  }

  @Test
  void leavingOutDockerOrGvisorAndKataFcTurnsTheOrderOfTheOthers() {
    assertThat(variation("docker").order()).containsExactly("nabla", "kata-fc", "kata", "gvisor");
    assertThat(variation("kata-fc and gvisor").order()).containsExactly("nabla", "kata", "docker");
    assertThat(variation("kata-fc and gvisor").firstChanged()).isTrue();
  }

  @Test
  void oneScoreForTheKernelDecidesThePlaceOfKataFc() {
    assertThat(ANALYSIS.scoreSteps().turning())
        .filteredOn(ScoreStep::candidate, "kata-fc")
        .anySatisfy(
            step -> {
              assertThat(step.criterion()).isEqualTo("escape-by-kernel-exploit");
              assertThat(step.from()).isEqualTo(5);
              assertThat(step.to()).isEqualTo(4);
              assertThat(step.rank()).isEqualTo(2);
              assertThat(step.rankThen()).isEqualTo(3);
            });
  }

  @Test
  void whatIsMissingIsMarkedWithItsReasonAndTheCrashIsPriced() {
    Valued cpu = weighed("cpu").of("gvisor");

    assertThat(cpu.filled()).isTrue();
    assertThat(cpu.absence())
        .isEqualTo(
            new Absence(
                Cause.CRASHED,
                "aborts when setting up shared memory (BTL), thesis suspects a system call that"
                    + " Sentry does not serve (sections 4.1.10 and 5.4)"));
    assertThat(weighed("network").of("nabla").absence())
        .isEqualTo(
            new Absence(
                Cause.NOT_OFFERED, "iPerf is not ported to the Rumprun kernel (section 4.1.9)"));
    assertThat(weighed("http throughput").of("gvisor").gaps())
        .hasSize(21)
        .allSatisfy(
            gap -> {
              assertThat(gap.cell()).startsWith("httpd");
              assertThat(gap.absence().cause()).isEqualTo(Cause.CRASHED);
            });
    assertThat(ANALYSIS.crashes())
        .filteredOn(Crash::candidate, "gvisor")
        .allSatisfy(crash -> assertThat(crash.then().rank()).isEqualTo(5))
        .hasSize(1);
  }

  @Test
  void everyReasonInTheTablesIsFound() {
    assertThat(RANKING.criteria())
        .allSatisfy(
            criterion ->
                assertThat(criterion.values().values())
                    .allSatisfy(
                        value -> {
                          assertThat(value.gaps())
                              .noneMatch(
                                  gap -> gap.absence().reason().equals("no reason is given"));
                          assertThat(String.valueOf(value.absence()))
                              .doesNotContain("no reason is given");
                        }));
  }

  private static Variation variation(String what) {
    return ANALYSIS.variations().stream()
        .filter(variation -> variation.what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  private static Weighed weighed(String criterion) {
    return RANKING.criteria().stream()
        .filter(c -> c.name().equals(criterion))
        .findFirst()
        .orElseThrow();
  }

  private static String hundredth(double value) {
    return Double.isNaN(value)
        ? "-"
        : BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
