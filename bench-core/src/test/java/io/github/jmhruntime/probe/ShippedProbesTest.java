package io.github.jmhruntime.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Finding;
import io.github.jmhruntime.profile.ProbeProfile;
import org.junit.jupiter.api.Test;

class ShippedProbesTest {

  private static final Catalog CATALOG = Catalog.load(null);

  @Test
  void everyProbeHasAFileThatSaysWhatItMeansAndEveryFileAProbe() {
    assertThat(Probes.all().stream().map(Probe::name))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(CATALOG.probes().keySet());
  }

  @Test
  void aWorseFindingNeverHasABetterScore() {
    assertThat(CATALOG.probes().values())
        .allSatisfy(
            probe ->
                assertThat(
                        probe.group().findings().stream()
                            .filter(finding -> finding != Finding.NOT_OFFERED)
                            .map(finding -> -score(probe, finding))
                            .toList())
                    .as(probe.name())
                    .isSorted());
  }

  private static int score(ProbeProfile probe, Finding finding) {
    ProbeProfile.Score score = probe.scores().get(finding);
    return score == null ? 0 : score.score();
  }
}
