package io.github.jmhruntime.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.profile.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryProbeTest {

  @Test
  void aProgramThatIsKilledAtTheLimitIsHeld() {
    Found found = MemoryProbe.judge(killed("taken=80", "taken=90"), true, "");

    assertThat(found.finding()).isEqualTo(Finding.ENFORCED);
    assertThat(found.evidence()).contains("killed after 90 MiB", "exit code 137", "OOMKilled");
    assertThat(found.facts()).containsEntry("takenMib", "90");
  }

  @Test
  void oneThatIsKilledFarAboveTheLimitIsHeldInPart() {
    assertThat(MemoryProbe.judge(killed("taken=200"), true, "").finding())
        .isEqualTo(Finding.PARTLY);
  }

  @Test
  void aLimitThatTakesTheNeighbourWithItHoldsInPart() {
    Found found = MemoryProbe.judge(killed("taken=90"), false, "");

    assertThat(found.finding()).isEqualTo(Finding.PARTLY);
    assertThat(found.evidence()).contains("the container beside it died too");
  }

  @Test
  void oneThatTakesAllItWantsIsNotHeldAndTheProfilesWordIsTold() {
    Ended ended = new Ended(0, false, true, "", Said.of(List.of("taken=300", "done=1")));

    Found found = MemoryProbe.judge(ended, true, ", as its profile says");

    assertThat(found.finding()).isEqualTo(Finding.NOT_ENFORCED);
    assertThat(found.evidence()).contains("took 300 MiB").endsWith(", as its profile says");
  }

  @Test
  void oneThatNeverBeganSaysNothingAboutTheLimit() {
    assertThat(MemoryProbe.judge(killed("sh: perl: not found"), true, "").finding())
        .isEqualTo(Finding.NOT_RUN);
  }

  private static Ended killed(String... lines) {
    return new Ended(137, true, true, "", Said.of(List.of(lines)));
  }
}
