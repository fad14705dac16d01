package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ReportFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares files of JMH JSON, of this project or any other. */
public final class CompareCommand {

  /** The smallest difference that matters unless the user says otherwise, as a part. */
  public static final double RELEVANT_DIFFERENCE = 0.02;

  private CompareCommand() {}

  /**
   * What is compared with what.
   *
   * @param baseline the file that is 100 %
   * @param candidates the files to compare with it
   * @param confidence the level of all intervals
   * @param relevantDifference the smallest difference that matters, as a part of the baseline
   * @param sameEnvironment whether a difference of environments is an error
   * @param output the folder that the comparison is written to
   */
  public record Request(
      Path baseline,
      List<Path> candidates,
      double confidence,
      double relevantDifference,
      boolean sameEnvironment,
      Path output) {}

  /** Compares, and writes {@code comparison.json}, {@code .md}, {@code .csv} and the exports. */
  public static Outcome run(Request request) {
    Inputs inputs = Inputs.read(request);
    ComparisonReport report = ComparisonReport.of(inputs.compare(request));
    ReportFiles.writeComparison(request.output(), report);
    inputs.export(request.output(), report);
    return Outcome.of(ReportFiles.text(report));
  }

  /** The files of a comparison, each under a name of its own. */
  record Inputs(MeasuredFile baseline, List<MeasuredFile> candidates) {

    static Inputs read(Request request) {
      if (request.candidates().isEmpty()) {
        throw new CommandException(
            "-Dcandidate is missing: name the file or files to compare with the baseline");
      }
      MeasuredFile baseline = MeasuredFile.read(request.baseline());
      Set<String> names = new HashSet<>(Set.of(baseline.name()));
      List<MeasuredFile> candidates = new ArrayList<>();
      for (Path file : request.candidates()) {
        candidates.add(distinct(MeasuredFile.read(file), file, names));
      }
      return new Inputs(baseline, List.copyOf(candidates));
    }

    Comparison compare(Request request) {
      Comparer comparer =
          Comparer.against(baseline.name(), baseline.results())
              .facts(baseline.name(), baseline.facts())
              .confidence(request.confidence())
              .relevantDifference(request.relevantDifference());
      for (MeasuredFile candidate : candidates) {
        comparer
            .candidate(candidate.name(), candidate.results())
            .facts(candidate.name(), candidate.facts());
      }
      if (request.sameEnvironment()) {
        comparer.requireSameEnvironment();
      }
      return comparer.compare();
    }

    /** Writes what benchstat, Bencher and github-action-benchmark read. */
    void export(Path output, ComparisonReport report) {
      ReportFiles.writeExports(output, report);
      writeBenchstat(output, baseline);
      candidates.forEach(candidate -> writeBenchstat(output, candidate));
    }

    private static void writeBenchstat(Path output, MeasuredFile file) {
      String name = file.name().replace('/', '_');
      ReportFiles.writeBenchstat(
          output.resolve(name + ".benchstat.txt"), file.name(), file.results());
    }

    /** Two files of one runtime are told apart by their own names, else by their paths. */
    private static MeasuredFile distinct(MeasuredFile candidate, Path file, Set<String> names) {
      for (String name :
          List.of(candidate.name(), MeasuredFile.baseName(file), file.normalize().toString())) {
        if (names.add(name)) {
          return candidate.named(name);
        }
      }
      throw new CommandException("-Dcandidate names %s twice".formatted(file));
    }
  }
}
