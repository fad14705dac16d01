package io.github.jmhruntime.workload.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.workload.network.HighestRate.Found;
import io.github.jmhruntime.workload.network.HighestRate.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HighestRateTest {

  private static final double SENDER = 400_000;
  private static final double UNLIMITED = 1e9;

  /** A way that carries so many datagrams per second, and loses whatever is beyond. */
  private static Outcome carried(double asked, double capacity) {
    double sent = Math.min(asked, SENDER);
    return new Outcome(sent, Math.round(sent), Math.round(Math.min(sent, capacity)));
  }

  @Property(tries = 200)
  void whatIsFoundHoldsAndWhatIsAStepHigherDoesNot(
      @ForAll @DoubleRange(min = 2_000, max = 390_000) double capacity) {
    Found found = HighestRate.find(rate -> carried(rate, capacity), UNLIMITED);

    assertThat(carried(found.perSecond(), capacity).holds()).isTrue();
    assertThat(carried(found.perSecond() * HighestRate.RESOLUTION, capacity).holds()).isFalse();
    assertThat(found.senderLimited()).isFalse();
  }

  @Test
  void aWayThatCarriesAllThatTheSenderCanSendIsNotSearchedFurther() {
    List<Double> asked = new ArrayList<>();
    Found found =
        HighestRate.find(
            rate -> {
              asked.add(rate);
              return carried(rate, 2 * SENDER);
            },
            UNLIMITED);

    assertThat(found).isEqualTo(new Found(SENDER, true));
    assertThat(asked).containsExactly(UNLIMITED, UNLIMITED);
  }

  @Test
  void oneLuckyTrialDoesNotMakeARateHold() {
    double capacity = 100_000;
    Set<Double> tried = new HashSet<>();
    Found found =
        HighestRate.find(
            rate ->
                tried.add(rate)
                    ? new Outcome(Math.min(rate, SENDER), 1000, 1000)
                    : carried(rate, capacity),
            UNLIMITED);

    assertThat(found.perSecond())
        .isBetween(capacity / HighestRate.RESOLUTION, capacity * (1 + HighestRate.TOLERATED));
  }

  @Test
  void oneLostOfAThousandIsToleratedAndTwoAreNot() {
    assertThat(new Outcome(1, 1000, 999).holds()).isTrue();
    assertThat(new Outcome(1, 1000, 998).holds()).isFalse();
    assertThat(new Outcome(1, 0, 0).holds()).isFalse();
  }

  @Test
  void whereNothingGetsThroughTheSearchEnds() {
    assertThatThrownBy(() -> HighestRate.find(rate -> carried(rate, 0), UNLIMITED))
        .isInstanceOf(StalledException.class)
        .hasMessageContaining("more than 0.1 % of datagrams are lost even at");
  }

  @Test
  void whatLosesMoreAfterAllGoesDownByOneStep() {
    assertThat(new Found(1050, true).lower()).isEqualTo(new Found(1000, false));
  }
}
