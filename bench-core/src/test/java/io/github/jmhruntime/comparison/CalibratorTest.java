package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.measurement.JmhResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CalibratorTest {

  @Test
  void theNoiseFloorIsTheSpreadOfTheRatiosOfBlocks() {
    Calibration.Noise noise = calibrate(Machine.STEADY, 400, 1).benchmarks().get(0);

    // √2 · √(0.03² + 0.05²/5) = 0.053 on the log scale; its standard error is 0.002.
    assertThat(noise.noiseFloorPercent()).isBetween(4.8, 6.1);
    assertThat(noise.percent().estimate()).isCloseTo(100, within(1.5));
    assertThat(noise.blocks()).isEqualTo(400);
  }

  @Test
  void moreBlocksShowSmallerDifferencesAndFinerPrecisionNeedsMore() {
    Calibration.Noise noise = calibrate(Machine.STEADY, 20, 1).benchmarks().get(0);

    assertThat(noise.detectable()).extracting(d -> d.blocks()).containsExactly(5, 10, 20, 40);
    assertThat(noise.detectable())
        .extracting(d -> d.percent())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(noise.needed()).extracting(n -> n.precisionPercent()).containsExactly(1.0, 2.0, 5.0);
    assertThat(noise.needed().get(0).blocks()).isGreaterThan(noise.needed().get(1).blocks());
  }

  @Test
  void chanceAloneGivesNoMoreFalseAlarmsThanTheLevelAllows() {
    Calibration calibration = calibrate(Machine.ALL, 20, 20);

    assertThat(calibration.falseAlarms()).extracting(f -> f.blocks()).containsExactly(5, 10, 20);
    for (Calibration.FalseAlarms alarms : calibration.falseAlarms()) {
      assertThat(alarms.rowRate()).isBetween(0.01, 0.07);
      assertThat(alarms.familyRate()).isLessThan(0.07);
    }
  }

  @Test
  void theSameSeedGivesTheSameCalibration() {
    assertThat(calibrate(Machine.ALL, 10, 3)).isEqualTo(calibrate(Machine.ALL, 10, 3));
  }

  @Test
  void itSurvivesBeingWrittenAndRead() throws JsonProcessingException {
    Calibration calibration = calibrate(Machine.STEADY, 5, 2);
    ObjectMapper mapper = new ObjectMapper();

    String json = mapper.writeValueAsString(calibration);

    assertThat(json).startsWith("{\"format\":1,\"baseline\":\"runc\"");
    assertThat(mapper.readValue(json, Calibration.class)).isEqualTo(calibration);
  }

  @Test
  void whatWasNotMeasuredInBlocksCannotCalibrate() {
    Results start = Results.of("org.example.Lifecycle.start");
    Calibrator calibrator =
        Calibrator.of("runc", List.of(start.forks(1, 2, 3)), List.of(start.forks(1, 2, 3)));

    assertThatThrownBy(() -> calibrator.calibrate(1))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("'runc'")
        .hasMessageContaining("at least 5 blocks");
  }

  private static Calibration calibrate(Machine machine, int blocks, int rows) {
    RandomGenerator random = new SplittableRandom(8);
    List<JmhResult> first = new ArrayList<>();
    List<JmhResult> second = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Machine.Sample sample = machine.inBlocks(blocks, 1, random);
      Results results = Results.of("org.example.Many.m" + row);
      first.add(results.blocks(sample.baseline()));
      second.add(results.blocks(sample.candidate()));
    }
    return Calibrator.of("runc", first, second).calibrate(9);
  }
}
