package io.github.jmhruntime.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.jmhruntime.statistics.Power;
import io.github.jmhruntime.unit.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How noisy a machine is, from measuring the baseline against itself in blocks.
 *
 * @param format the version of the file's form
 * @param baseline the runtime that was measured against itself
 * @param confidence the level of the intervals
 * @param relevantDifference the smallest difference that matters, as a part of the baseline
 * @param seed from which the relabelings were drawn
 * @param benchmarks one per benchmark, mode, parameters and metric
 * @param falseAlarms how often chance alone gave a verdict
 * @param warnings what weakens the calibration
 */
public record Calibration(
    int format,
    String baseline,
    double confidence,
    double relevantDifference,
    long seed,
    List<Noise> benchmarks,
    List<FalseAlarms> falseAlarms,
    List<String> warnings) {

  /** The version of the file's form. */
  public static final int FORMAT = 1;

  /**
   * Checks what a gate looks at, as it may come from a file.
   *
   * @throws IllegalArgumentException naming the field that cannot be used, and its value
   */
  public Calibration {
    require(
        confidence > 0 && confidence < 1,
        "'confidence' is %s; it must be between 0 and 1",
        confidence);
    require(
        benchmarks != null && !benchmarks.contains(null), "'benchmarks' is missing or holds null");
  }

  private static void require(boolean condition, String otherwise, Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise.formatted(values));
    }
  }

  /**
   * The noise of one benchmark.
   *
   * @param benchmark as in {@link Comparison.Row}
   * @param mode JMH's mode
   * @param params the benchmark's parameters
   * @param blocks how many blocks this is from
   * @param noiseFloorPercent the standard deviation of the ratio of one block
   * @param percent the ratio of the baseline to itself, which should be 100
   * @param verdict what a comparison would have said, where anything but equivalent and
   *     inconclusive is a false alarm
   * @param detectable the smallest change for the worse that so many blocks show in 80 % of cases
   * @param needed how many blocks a wanted precision needs
   * @param threads how many threads called the benchmark; null in a file of an earlier version
   */
  public record Noise(
      String benchmark,
      String mode,
      Map<String, String> params,
      int blocks,
      double noiseFloorPercent,
      Percent percent,
      Verdict verdict,
      List<Detectable> detectable,
      List<Needed> needed,
      @Nullable Integer threads) {

    /** Checks the same of a benchmark. */
    public Noise {
      require(benchmark != null && mode != null && params != null, "'benchmarks' lacks a name");
      require(
          noiseFloorPercent >= 0 && Double.isFinite(noiseFloorPercent),
          "'noiseFloorPercent' is %s; it must be 0 or more",
          noiseFloorPercent);
    }

    private Optional<String> warningOn(
        double budgetPercent, Direction better, int forks, double confidence) {
      if (forks < 2) {
        return Optional.empty();
      }
      double deviation = Math.log1p(noiseFloorPercent / 100);
      double log = Power.detectable(deviation, forks, confidence, Power.USUAL);
      double shown = Worsening.percent(log, better);
      if (shown <= budgetPercent) {
        return Optional.empty();
      }
      return Optional.of(
          "the budget of %s %% is tighter than the %.1f %% that %d blocks show on this machine by its calibration; measure more, or widen the budget"
              .formatted(budgetPercent, shown, forks));
    }
  }

  /** By how much worse, in percent, something must be for so many blocks to show it in 80 %. */
  public record Detectable(int blocks, double percent) {}

  /**
   * The blocks that an interval of ± {@code precisionPercent} needs; null where a million does not
   * do.
   */
  public record Needed(double precisionPercent, @JsonInclude @Nullable Integer blocks) {}

  /**
   * How often chance alone gave a verdict: so many blocks are drawn at random, in each the two
   * sides change names or not at random, and the whole is judged as a comparison would be.
   *
   * @param blocks how many blocks were drawn each time
   * @param relabelings how often
   * @param rowRate the part of rows whose interval excluded 100 %; 1 − confidence is expected
   * @param familyRate the part of draws in which any row was faster or slower after correction; at
   *     most 1 − confidence is expected
   */
  public record FalseAlarms(int blocks, int relabelings, double rowRate, double familyRate) {}

  /** A warning where a row's budget is tighter than what this machine shows with its blocks. */
  Optional<String> warningOn(Comparison.Row row, double budgetPercent) {
    int blocks = Math.min(row.baselineScore().forks(), row.score().forks());
    return benchmarks.stream()
        .filter(noise -> noise.benchmark().equals(row.key().name()))
        .filter(noise -> noise.mode().equals(row.key().mode()))
        .filter(noise -> noise.params().equals(row.key().params()))
        .filter(noise -> noise.threads() == null || noise.threads() == row.key().threads())
        .findFirst()
        .flatMap(noise -> noise.warningOn(budgetPercent, row.better(), blocks, confidence));
  }
}
