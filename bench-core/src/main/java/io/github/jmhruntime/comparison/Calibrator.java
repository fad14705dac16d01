package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Calibration.Detectable;
import io.github.jmhruntime.comparison.Calibration.FalseAlarms;
import io.github.jmhruntime.comparison.Calibration.Needed;
import io.github.jmhruntime.comparison.Calibration.Noise;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Power;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Finds out how noisy a machine is, from a run of the baseline against itself.
 *
 * <pre>{@code
 * Calibration calibration = Calibrator.of("runc", first, second).calibrate(seed);
 * }</pre>
 */
public final class Calibrator {

  private static final List<Integer> BLOCKS = List.of(5, 10, 20, 40);
  private static final List<Double> PRECISIONS = List.of(1.0, 2.0, 5.0);

  private final String baseline;
  private final List<JmhResult> first;
  private final List<JmhResult> second;
  private Judgement judgement = new Judgement(0.95, 0.02);

  private Calibrator(String baseline, List<JmhResult> first, List<JmhResult> second) {
    this.baseline = baseline;
    this.first = first;
    this.second = second;
  }

  /**
   * From the baseline measured twice in each block of one run.
   *
   * @param baseline the runtime's name
   * @param first its results under one name
   * @param second its results under the other
   */
  public static Calibrator of(String baseline, List<JmhResult> first, List<JmhResult> second) {
    return new Calibrator(baseline, first, second);
  }

  /** Sets the level of every interval, 0.95 unless set. */
  public Calibrator confidence(double confidence) {
    judgement = new Judgement(confidence, judgement.relevantDifference());
    return this;
  }

  /** Sets the smallest difference that matters, as a part of the baseline; 0.02 unless set. */
  public Calibrator relevantDifference(double relevantDifference) {
    judgement = new Judgement(judgement.confidence(), relevantDifference);
    return this;
  }

  /**
   * Calibrates.
   *
   * @param seed from which the relabelings are drawn
   * @throws ComparisonException where no benchmark has two blocks of one run on both sides
   */
  public Calibration calibrate(long seed) {
    String other = baseline + " again";
    Comparer.Detailed comparison =
        Comparer.against(baseline, first)
            .candidate(other, second)
            .confidence(judgement.confidence())
            .relevantDifference(judgement.relevantDifference())
            .inDetail();
    List<Noise> noises = new ArrayList<>();
    List<PairRatio> ratios = new ArrayList<>();
    List<String> warnings = new ArrayList<>(comparison.comparison().warnings());
    for (Comparer.JudgedRow judged : comparison.rows()) {
      PairRatio ratio = judged.from().ratio();
      ResultKey key = judged.row().key();
      if (ratio.blocks().isEmpty()) {
        warnings.add(
            "'%s' has no two blocks of one run and is left out; calibrate with at least 5 blocks"
                .formatted(key.name()));
      } else {
        if (key.primary()) {
          ratios.add(ratio);
        }
        noises.add(noise(judged.row(), ratio));
      }
    }
    if (ratios.isEmpty()) {
      throw new ComparisonException(
          "nothing to calibrate '%s' with: no benchmark was measured in two blocks of one run; calibrate with at least 5 blocks"
              .formatted(baseline));
    }
    return new Calibration(
        Calibration.FORMAT,
        baseline,
        judgement.confidence(),
        judgement.relevantDifference(),
        seed,
        noises,
        falseAlarms(ratios, seed),
        warnings);
  }

  private Noise noise(Comparison.Row row, PairRatio ratio) {
    Estimate log = ratio.ratio().log();
    int blocks = ratio.blocks().size();
    double deviation = log.standardError() * Math.sqrt(blocks);
    return new Noise(
        row.key().name(),
        row.key().mode(),
        row.key().params(),
        blocks,
        100 * Math.expm1(deviation),
        Percent.of(row.ratio()),
        row.verdict(),
        BLOCKS.stream().map(n -> detectable(deviation, n, row.better())).toList(),
        PRECISIONS.stream().map(precision -> needed(deviation, precision)).toList(),
        row.key().threads());
  }

  private Detectable detectable(double deviation, int blocks, Direction better) {
    double log = Power.detectable(deviation, blocks, judgement.confidence(), Power.USUAL);
    return new Detectable(blocks, Worsening.percent(log, better));
  }

  private Needed needed(double deviation, double precision) {
    OptionalInt blocks =
        Power.pairsFor(deviation, Math.log1p(precision / 100), judgement.confidence());
    return new Needed(precision, blocks.isPresent() ? blocks.getAsInt() : null);
  }

  private List<FalseAlarms> falseAlarms(List<PairRatio> ratios, long seed) {
    Relabeling relabeling = new Relabeling(ratios, judgement);
    TreeSet<Integer> sizes = new TreeSet<>(BLOCKS);
    sizes.add(relabeling.blocks());
    return sizes.stream()
        .filter(size -> size >= 2 && size <= relabeling.blocks())
        .map(size -> relabeling.falseAlarms(size, seed))
        .toList();
  }
}
