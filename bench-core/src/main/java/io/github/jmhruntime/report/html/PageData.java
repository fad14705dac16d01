package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.report.CheckReport;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.RankingFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param report the comparison, with failures and notes
 * @param measured results with raw data, by runtime or file; empty where they are not at hand
 * @param run where the figures come from, or null where no run is known
 * @param forks the run's journal; empty where there is none
 * @param check what a gate says of the comparison, or null where none was asked
 * @param calibration how noisy the machine is, where the run was to find out, or null
 * @param ranking how the runtimes were ranked, or null where they were not
 * @param probes what probes have found of runtimes, or null where none were run
 */
public record PageData(
    ComparisonReport report,
    Map<String, List<JmhResult>> measured,
    @Nullable Provenance run,
    List<JournalFork> forks,
    @Nullable CheckReport check,
    @Nullable Calibration calibration,
    @Nullable RankingFile ranking,
    @Nullable ProbeFindings probes) {

  /**
   * A fork as it stands in the journal.
   *
   * @param record what the journal has
   * @param disturbances what disturbed the machine meanwhile; empty for nothing
   */
  public record JournalFork(ForkRecord record, List<String> disturbances) {}

  /** A comparison of which nothing else is known. */
  public static PageData of(ComparisonReport report) {
    return new PageData(report, Map.of(), null, List.of(), null, null, null, null);
  }

  /** The same with the results that were compared. */
  public PageData measured(Map<String, List<JmhResult>> results) {
    return new PageData(report, results, run, forks, check, calibration, ranking, probes);
  }

  /** The same with the run that gave the results. */
  public PageData of(Provenance provenance, List<JournalFork> journal) {
    return new PageData(report, measured, provenance, journal, check, calibration, ranking, probes);
  }

  /** The same with what a gate says of it. */
  public PageData checked(CheckReport found) {
    return new PageData(report, measured, run, forks, found, calibration, ranking, probes);
  }

  /** The same with how its runtimes were ranked. */
  public PageData ranked(RankingFile found) {
    return new PageData(report, measured, run, forks, check, calibration, found, probes);
  }

  /** The same with what it says of the machine. */
  public PageData calibrated(Calibration found) {
    return new PageData(report, measured, run, forks, check, found, ranking, probes);
  }

  /** The same with what probes have found. */
  public PageData probed(ProbeFindings found) {
    return new PageData(report, measured, run, forks, check, calibration, ranking, found);
  }

  /** What is shown, without failures and notes. */
  public Comparison comparison() {
    return report.comparison();
  }

  String baseline() {
    return comparison().baseline();
  }
}
