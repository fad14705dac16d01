package io.github.jmhruntime.command;

import io.github.jmhruntime.decision.Absence;
import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Cell;
import io.github.jmhruntime.decision.Criterion;
import io.github.jmhruntime.decision.Decision;
import io.github.jmhruntime.decision.Group;
import io.github.jmhruntime.decision.Means;
import io.github.jmhruntime.decision.MissingRule;
import io.github.jmhruntime.decision.Must;
import io.github.jmhruntime.decision.Reading;
import io.github.jmhruntime.decision.Scale;
import io.github.jmhruntime.decision.Spread;
import io.github.jmhruntime.decision.Weights;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.DecisionFile;
import io.github.jmhruntime.profile.DecisionFile.Source.Cells;
import io.github.jmhruntime.profile.Name;
import io.github.jmhruntime.unit.Direction;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a decision out of its file, and of what a run has measured where the file asks for it. */
final class DecisionBuilder {

  private final DecisionFile file;
  private final List<String> candidates;
  private final @Nullable RunCells run;

  private DecisionBuilder(DecisionFile file, List<String> candidates, @Nullable RunCells run) {
    this.file = file;
    this.candidates = candidates;
    this.run = run;
  }

  /**
   * Builds a decision.
   *
   * @param output the folder of the run that the file may ask for
   * @param excludeUnequal whether rows that do not compare like with like count as not measured,
   *     also where the file does not say so
   * @param profiles a folder with the user's own profiles, or null
   * @throws io.github.jmhruntime.profile.ProfileException naming file and line of what was not
   *     measured
   */
  static Decision decision(
      DecisionFile file, Path output, boolean excludeUnequal, @Nullable Path profiles) {
    List<String> named = file.candidates().stream().map(Name::text).toList();
    if (!file.ofRun() && named.isEmpty()) {
      throw file.at()
          .problem("key 'candidates' is missing; nothing here is measured by a run, so name them");
    }
    boolean fair = excludeUnequal || file.excludeUnequal();
    RunFigures figures = file.ofRun() ? RunFigures.read(output, fair) : null;
    List<String> candidates = named.isEmpty() && figures != null ? figures.runtimes() : named;
    if (candidates.size() < 2) {
      throw new CommandException(
          "-Doutput=%s: the run measured %s alone; there is nothing to decide"
              .formatted(output, String.join(", ", candidates)));
    }
    RunCells run =
        figures == null ? null : new RunCells(figures, candidates, Catalog.load(profiles).probes());
    Decision decision = new DecisionBuilder(file, candidates, run).build();
    file.candidates().forEach(candidate -> known(candidate, decision, figures));
    return decision;
  }

  private static void known(Name candidate, Decision decision, @Nullable RunFigures figures) {
    boolean any =
        decision.criteria().stream()
            .flatMap(criterion -> criterion.cells().stream())
            .anyMatch(cell -> cell.readings().get(candidate.text()) instanceof Reading.Known);
    if (!any) {
      throw candidate
          .at()
          .problem(
              "candidate '%s' has no value in any criterion%s",
              candidate.text(),
              figures == null ? "" : "; the run measured " + String.join(", ", figures.runtimes()));
    }
  }

  private Decision build() {
    return new Decision(
        candidates,
        file.must().stream().map(this::must).toList(),
        file.groups().stream().map(this::group).toList(),
        means(file.means()),
        MissingRule.valueOf(file.missing().toUpperCase(Locale.ROOT)));
  }

  private static Means means(DecisionFile.Means means) {
    Integer decimals = means.decimals();
    return new Means(
        Means.Kind.valueOf(means.kind().toUpperCase(Locale.ROOT)),
        means.over(),
        decimals == null ? Means.UNROUNDED : decimals);
  }

  private Must must(DecisionFile.Criterion must) {
    Double least = must.atLeast();
    Double most = must.atMost();
    return new Must(
        criterion(must, 1), least == null ? Double.NaN : least, most == null ? Double.NaN : most);
  }

  private Group group(DecisionFile.Group group) {
    Map<String, List<String>> outranked = new LinkedHashMap<>();
    group.criteria().forEach(c -> outranked.put(c.name(), c.outranks()));
    Map<String, Double> points = Weights.ofOutranking(outranked);
    List<Criterion> criteria =
        group.criteria().stream()
            .map(
                c ->
                    criterion(
                        c,
                        Double.isNaN(c.weight()) ? points.getOrDefault(c.name(), 1.0) : c.weight()))
            .toList();
    return new Group(group.name(), group.weight(), criteria);
  }

  private Criterion criterion(DecisionFile.Criterion criterion, double weight) {
    if (criterion.source() instanceof Cells cells) {
      return new Criterion(
          criterion.name(),
          weight,
          cells.higher() ? Direction.HIGHER : Direction.LOWER,
          Double.isNaN(cells.least()) ? Scale.ratio() : Scale.scores(cells.least(), cells.most()),
          cells.rows().stream().map(row -> cell(criterion, row)).toList());
    }
    if (run == null) {
      throw new IllegalArgumentException(criterion.name() + " needs a run");
    }
    return run.criterion(criterion, weight);
  }

  private Cell cell(DecisionFile.Criterion criterion, DecisionFile.Row row) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (String candidate : candidates) {
      DecisionFile.Entry entry = row.entries().get(candidate);
      readings.put(
          candidate,
          entry == null
              ? new Reading.Missing(new Absence(Cause.NOT_MEASURED, "no score is given"))
              : reading(entry));
    }
    row.entries().keySet().stream()
        .filter(name -> !candidates.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw criterion
                  .at()
                  .problem(
                      "criterion '%s' has a score of '%s', which is no candidate; they are %s",
                      criterion.name(), name, String.join(", ", candidates));
            });
    return new Cell(row.axes(), readings);
  }

  private static Reading reading(DecisionFile.Entry entry) {
    return Double.isNaN(entry.value())
        ? new Reading.Missing(new Absence(cause(entry.cause()), entry.text()))
        : new Reading.Known(entry.value(), Spread.NONE, entry.text());
  }

  private static Cause cause(String word) {
    return Arrays.stream(Cause.values())
        .filter(cause -> cause.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
