package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.decision.Absence;
import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Cell;
import io.github.jmhruntime.decision.Criterion;
import io.github.jmhruntime.decision.FailureCells;
import io.github.jmhruntime.decision.LimitCells;
import io.github.jmhruntime.decision.ProbeCells;
import io.github.jmhruntime.decision.RatioCells;
import io.github.jmhruntime.decision.Reading;
import io.github.jmhruntime.decision.Scale;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Found;
import io.github.jmhruntime.profile.DecisionFile;
import io.github.jmhruntime.profile.DecisionFile.Filter;
import io.github.jmhruntime.profile.DecisionFile.Source.Benchmarks;
import io.github.jmhruntime.profile.DecisionFile.Source.Failures;
import io.github.jmhruntime.profile.DecisionFile.Source.LimitsSeen;
import io.github.jmhruntime.profile.DecisionFile.Source.Probes;
import io.github.jmhruntime.profile.Finding;
import io.github.jmhruntime.profile.Name;
import io.github.jmhruntime.profile.Nearest;
import io.github.jmhruntime.profile.ProbeProfile;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The criteria that ask for what a run has measured; what it has not is told by file and line. */
final class RunCells {

  /** What findings are worth of a probe that no profile knows, unless the file says otherwise. */
  static final Map<String, Double> FINDINGS = new LinkedHashMap<>();

  static {
    FINDINGS.put("enforced", 5.0);
    FINDINGS.put("partly", 3.0);
    FINDINGS.put("not enforced", 1.0);
    FINDINGS.put("not offered", 1.0);
  }

  private final RunFigures run;
  private final List<String> candidates;
  private final Map<String, ProbeProfile> probes;

  RunCells(RunFigures run, List<String> candidates, Map<String, ProbeProfile> probes) {
    this.run = run;
    this.candidates = candidates;
    this.probes = probes;
  }

  Criterion criterion(DecisionFile.Criterion criterion, double weight) {
    if (criterion.source() instanceof Benchmarks benchmarks) {
      return measured(criterion, benchmarks, weight);
    }
    if (criterion.source() instanceof Failures failures) {
      List<Cell> cells =
          run.forks().isEmpty()
              ? absent("there is no %s".formatted(run.folder().journal()))
              : FailureCells.of(run.forks(), candidates, tried(failures.patterns()));
      return new Criterion(criterion.name(), weight, Direction.LOWER, Scale.share(), cells);
    }
    if (criterion.source() instanceof LimitsSeen limits) {
      List<Cell> cells =
          run.forks().isEmpty()
              ? absent("there is no %s".formatted(run.folder().journal()))
              : LimitCells.of(run.forks(), candidates, limits.kinds());
      return new Criterion(criterion.name(), weight, Direction.HIGHER, Scale.share(), cells);
    }
    return probes(criterion, (Probes) criterion.source(), weight);
  }

  private Criterion measured(
      DecisionFile.Criterion criterion, Benchmarks benchmarks, double weight) {
    Set<String> known = keys().map(ResultKey::benchmark).collect(Collectors.toSet());
    Predicate<String> named = matching(benchmarks.patterns(), known);
    Name metric = benchmarks.metric();
    List<ResultKey> found =
        keys()
            .filter(key -> named.test(key.benchmark()))
            .filter(key -> metric == null ? key.primary() : metric.text().equals(key.metric()))
            .toList();
    if (metric != null && found.isEmpty()) {
      throw unknown(
          metric,
          "is no metric of these benchmarks",
          keys()
              .filter(key -> named.test(key.benchmark()) && !key.primary())
              .map(key -> String.valueOf(key.metric()))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    for (Filter filter : benchmarks.where()) {
      found = filtered(found, filter);
    }
    Set<ResultKey> wanted = Set.copyOf(found);
    return new Criterion(
        criterion.name(),
        weight,
        direction(criterion, wanted),
        Scale.ratio(),
        RatioCells.of(run.comparison(), run.forks(), wanted::contains));
  }

  private static List<ResultKey> filtered(List<ResultKey> keys, Filter filter) {
    List<ResultKey> left =
        keys.stream()
            .filter(key -> filter.values().contains(key.params().get(filter.param())))
            .toList();
    if (left.isEmpty()) {
      throw filter
          .at()
          .problem(
              "key 'where.%s' leaves nothing of these benchmarks; they were measured with %s",
              filter.param(),
              keys.stream()
                  .map(key -> new TreeMap<>(key.params()).toString())
                  .distinct()
                  .sorted()
                  .collect(Collectors.joining(" ")));
    }
    return left;
  }

  private Stream<ResultKey> keys() {
    return Stream.concat(
            run.comparison().rows().stream().map(Row::key),
            run.comparison().unmatched().stream().map(unmatched -> unmatched.key()))
        .distinct();
  }

  /** All rows of one criterion must get better the same way. */
  private Direction direction(DecisionFile.Criterion criterion, Set<ResultKey> wanted) {
    Map<Direction, List<String>> found = new LinkedHashMap<>();
    for (Row row : run.comparison().rows()) {
      if (wanted.contains(row.key())) {
        found.computeIfAbsent(row.better(), way -> new ArrayList<>()).add(row.key().name());
      }
    }
    if (found.size() > 1) {
      throw criterion
          .at()
          .problem(
              "criterion '%s' has benchmarks of which less is better (%s) and others of which more is (%s); make it two criteria",
              criterion.name(),
              found.getOrDefault(Direction.LOWER, List.of()).get(0),
              found.getOrDefault(Direction.HIGHER, List.of()).get(0));
    }
    return found.isEmpty() ? Direction.LOWER : found.keySet().iterator().next();
  }

  private Predicate<String> tried(List<Name> patterns) {
    return matching(
        patterns, run.forks().stream().map(ForkRecord::benchmark).collect(Collectors.toSet()));
  }

  /** Regular expressions are looked for in the names, as everywhere. */
  private static Predicate<String> matching(List<Name> patterns, Set<String> known) {
    for (Name pattern : patterns) {
      if (known.stream().noneMatch(Pattern.compile(pattern.text()).asPredicate())) {
        Set<String> shown = new TreeSet<>();
        known.forEach(name -> shown.add(RatioCells.shortName(name)));
        throw unknown(pattern, "matches no benchmark that was measured", shown);
      }
    }
    return name -> patterns.stream().anyMatch(p -> Pattern.compile(p.text()).matcher(name).find());
  }

  private static RuntimeException unknown(Name name, String what, Set<String> known) {
    return name.at()
        .problem(
            "'%s' %s%s; there are %s",
            name.text(),
            what,
            Nearest.to(name.text().replace("\\", ""), known)
                .map(", did you mean '%s'?"::formatted)
                .orElse(""),
            known.isEmpty() ? "none" : String.join(", ", known));
  }

  private Criterion probes(DecisionFile.Criterion criterion, Probes probes, double weight) {
    Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
    probes.probes().forEach(probe -> scores.put(probe.text(), scores(probes, probe.text())));
    Scale scale =
        probes.findings().isEmpty()
            ? Scale.scores(ProbeProfile.LEAST, ProbeProfile.MOST)
            : Scale.scores(
                Collections.min(probes.findings().values()),
                Collections.max(probes.findings().values()));
    ProbeFindings findings = run.probes();
    List<Cell> cells =
        findings == null
            ? absent(
                "there is no probes.json in %s; mvn jmh-runtime:probe writes it"
                    .formatted(run.folder().path()))
            : found(findings, probes, scores);
    return new Criterion(criterion.name(), weight, Direction.HIGHER, scale, cells);
  }

  /** The decision's own scores, else those of the probe's file. */
  private Map<String, Double> scores(Probes criterion, String probe) {
    if (!criterion.findings().isEmpty()) {
      return criterion.findings();
    }
    ProbeProfile profile = probes.get(probe);
    if (profile == null) {
      return FINDINGS;
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Finding finding : profile.group().findings()) {
      ProbeProfile.Score score = profile.scores().get(finding);
      if (score != null) {
        scores.put(finding.word(), (double) score.score());
      }
    }
    return scores;
  }

  private List<Cell> found(
      ProbeFindings findings, Probes probes, Map<String, Map<String, Double>> scores) {
    for (Name probe : probes.probes()) {
      if (!findings.probes().contains(probe.text())) {
        throw unknown(probe, "is no probe that was run", findings.probes());
      }
      for (String candidate : candidates) {
        Found found = findings.of(candidate, probe.text());
        Map<String, Double> known = scores.getOrDefault(probe.text(), Map.of());
        if (found != null
            && !found.finding().equals(ProbeFindings.NOT_RUN)
            && !known.containsKey(found.finding())) {
          throw probe
              .at()
              .problem(
                  "probe '%s' found '%s' under %s, which has no score; add it under 'findings', which has %s",
                  probe.text(), found.finding(), candidate, String.join(", ", known.keySet()));
        }
      }
    }
    List<String> names = probes.probes().stream().map(Name::text).toList();
    return ProbeCells.of(findings, candidates, names, scores);
  }

  private List<Cell> absent(String reason) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    candidates.forEach(
        name -> readings.put(name, new Reading.Missing(new Absence(Cause.NOT_MEASURED, reason))));
    return List.of(new Cell(Map.of(), readings));
  }
}
