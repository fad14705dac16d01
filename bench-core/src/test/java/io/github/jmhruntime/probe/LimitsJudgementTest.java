package io.github.jmhruntime.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.profile.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings from what was seen of limits. */
class LimitsJudgementTest {

  @ParameterizedTest
  @CsvSource({"0.01, NOT_RUN", "0.50, ENFORCED", "0.75, PARTLY", "1.00, NOT_ENFORCED"})
  void theShareOfCpuDecidesWhetherTheLimitHolds(double share, Finding finding) {
    Found found = CpuProbe.judge(share, ", as its profile says");

    assertThat(found.finding()).isEqualTo(finding);
    assertThat(found.evidence().endsWith("as its profile says"))
        .isEqualTo(finding == Finding.PARTLY || finding == Finding.NOT_ENFORCED);
  }

  @Test
  void aForkBombThatIsStoppedAtTheLimitIsHeldAndOneThatIsNotIsNot() {
    assertThat(PidsProbe.judge(ended(0, "started=99", "refused=no more", "done=1"), "").finding())
        .isEqualTo(Finding.ENFORCED);
    assertThat(PidsProbe.judge(ended(0, "started=150", "refused=no more"), "").finding())
        .isEqualTo(Finding.PARTLY);
    assertThat(PidsProbe.judge(ended(0, "started=300", "done=1"), "").finding())
        .isEqualTo(Finding.NOT_ENFORCED);
  }

  @Test
  void aSandboxThatDiesOfALimitOfProcessesHoldsInPartAndSaysWhatTheProfileKnows() {
    Found found = PidsProbe.judge(ended(2), ", as its profile says");

    assertThat(found.finding()).isEqualTo(Finding.PARTLY);
    assertThat(found.evidence()).contains("the sandbox died (exit code 2), as its profile says");
  }

  @ParameterizedTest
  @CsvSource({"2, 2, ENFORCED", "2, 0.1, PARTLY", "0.1, 0.1, NOT_ENFORCED", "0.1, 2, NOT_ENFORCED"})
  void writingMustBeSlowPastThePageCacheAndThroughIt(
      double direct, double buffered, Finding finding) {
    assertThat(IoProbe.judge(wrote(direct), wrote(buffered)).finding()).isEqualTo(finding);
  }

  @Test
  void whereNothingCanBeWrittenPastThePageCacheTheOtherWayDecides() {
    Said refused = Said.of(List.of("refused=Invalid argument", "done=1"));

    assertThat(IoProbe.judge(refused, wrote(2)).finding()).isEqualTo(Finding.ENFORCED);
    assertThat(IoProbe.judge(refused, wrote(0.1)).finding()).isEqualTo(Finding.NOT_ENFORCED);
    assertThat(IoProbe.judge(refused, refused).finding()).isEqualTo(Finding.NOT_RUN);
  }

  @Test
  void aFileSystemHoldsItsSizeOnlyWhereWritingWasRefused() {
    assertThat(DiskProbe.judge(ended(0, "refused=full", "bytes=16777216"), 16).finding())
        .isEqualTo(Finding.ENFORCED);
    assertThat(DiskProbe.judge(ended(0, "bytes=67108864"), 16).finding())
        .isEqualTo(Finding.NOT_ENFORCED);
    assertThat(DiskProbe.judge(ended(1, "no perl"), 16).finding()).isEqualTo(Finding.NOT_RUN);
  }

  @Test
  void theNeighboursSpeedIsThatOfTheHogsWorkingHalvesOverItsRestingOnes() {
    Phases phases = Phases.of(work(6, 0.010, 0.020));

    assertThat(phases.pairs()).isEqualTo(6);
    assertThat(Math.exp(phases.speed().log().value())).isCloseTo(0.5, within(1e-9));
    NeighbourProbe probe = new NeighbourProbe(NeighbourProbe.Resource.CPU);
    assertThat(probe.judge(phases, true, "").finding()).isEqualTo(Finding.PARTLY);
    assertThat(probe.judge(Phases.of(work(6, 0.010, 0.0101)), true, "").finding())
        .isEqualTo(Finding.ENFORCED);
    assertThat(probe.judge(phases, false, "").finding()).isEqualTo(Finding.NOT_RUN);
  }

  @Test
  void aLossThatMayBeNoiseIsNoFinding() {
    List<String> noisy =
        List.of("10.1 0.10", "10.6 0.05", "11.1 0.10", "11.6 0.20", "12.1 0.10", "12.6 0.12");

    Found found = new NeighbourProbe(NeighbourProbe.Resource.IO).judge(Phases.of(noisy), true, "");

    assertThat(found.finding()).isEqualTo(Finding.NOT_RUN);
    assertThat(found.evidence()).contains("too noisy to tell");
    assertThat(found.facts()).containsKeys("lower", "upper");
  }

  @Test
  void workThatReachesIntoTheOtherHalfIsLeftOut() {
    assertThat(Phases.of(List.of("10.45 0.1", "10.6 0.1", "11.1 0.1")).pairs()).isZero();
    assertThat(Phases.of(List.of("10.30 0.1", "10.6 0.1")).pairs()).isEqualTo(1);
  }

  private static List<String> work(int periods, double resting, double working) {
    List<String> lines = new ArrayList<>();
    for (int period = 0; period < periods; period++) {
      lines.add("%d.1 %s".formatted(1000 + period, resting));
      lines.add("%d.6 %s".formatted(1000 + period, working));
    }
    return lines;
  }

  private static Said wrote(double seconds) {
    return Said.of(List.of("bytes=16777216", "seconds=" + seconds, "done=1"));
  }

  private static Ended ended(int exitCode, String... lines) {
    return new Ended(exitCode, false, true, "", Said.of(List.of(lines)));
  }
}
