package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.HistoryComparer;
import io.github.jmhruntime.comparison.HistoryComparer.Measured;
import io.github.jmhruntime.comparison.Judgement;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.ResultFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Candidates against the runs of a folder, instead of against one baseline.
 *
 * @param comparison what a gate judges
 * @param notes which runs that rests on
 */
record HistoryCheck(Comparison comparison, List<String> notes) {

  /** What the history is called where a baseline's name stands. */
  static final String NAME = "history";

  /**
   * Reads and compares. A run of the history that a candidate is itself is left out.
   *
   * @throws CommandException where the options contradict each other
   * @throws ResultFileException where a file is missing, cannot be read, or has no history
   */
  static HistoryCheck of(CompareCommand.Request request, Path folder, Renames renames) {
    List<MeasuredSide> candidates =
        new SideReader(request.folder()).candidates(request.candidates());
    RunHistory history = RunHistory.read(request.folder().resolve(folder));
    HistoryComparer comparer =
        new HistoryComparer(
            NAME, new Judgement(request.confidence(), request.relevantDifference()));
    if (request.sameEnvironment()) {
      comparer.requireSameEnvironment();
    }
    for (MeasuredSide candidate : candidates) {
      comparer.candidate(
          candidate.name(), renames.in(earlier(history, candidate)), judged(candidate));
    }
    Comparison all = comparer.compare();
    return new HistoryCheck(
        request.excludeUnequal() ? all.withoutUnequal() : all, comparer.notes());
  }

  private static Measured judged(MeasuredSide side) {
    Map<String, String> facts = new LinkedHashMap<>();
    side.files().forEach(file -> facts.putAll(file.facts()));
    return new Measured(String.join("+", runs(side)), side.results(), facts);
  }

  private static List<Measured> earlier(RunHistory history, MeasuredSide candidate) {
    String runtime = candidate.files().get(0).runtime();
    Path file = candidate.files().get(0).path();
    if (runtime.isEmpty()) {
      throw ResultFileException.of(
          file,
          "does not say under which runtime it was measured, as the files of a run do; name the folder of a run, or compare with -Dbaseline");
    }
    Set<String> itself = runs(candidate);
    List<Measured> earlier = new ArrayList<>();
    Set<String> others = new TreeSet<>();
    for (RunHistory.PastRun run : history.runs()) {
      run.provenance().runtimes().forEach(measured -> others.add(measured.name()));
      Path results = run.folder().results(runtime);
      if (!itself.contains(run.name()) && Files.exists(results)) {
        MeasuredFile read = MeasuredFile.read(results);
        earlier.add(new Measured(run.name(), read.results(), read.facts()));
      }
    }
    if (earlier.isEmpty()) {
      throw ResultFileException.of(
          file,
          "has no history: no other run in -Dhistory=%s has measured under '%s'; they measured under %s"
              .formatted(history.folder(), runtime, String.join(", ", others)));
    }
    return earlier;
  }

  private static Set<String> runs(MeasuredSide side) {
    return side.results().stream()
        .map(JmhResult::origin)
        .filter(Objects::nonNull)
        .map(JmhResult.Origin::run)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
