package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.decision.RatioCells;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ProbeFindings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a decision about a run: all that was measured, equal weights, and places for scores. */
final class DecisionTemplate {

  /** It starts no container, so that it says nothing of a runtime. */
  private static final String PING = "EngineBenchmark.ping";

  private static final String HEAD =
      """
      # Which runtime? Rank with: mvn jmh-runtime:rank -Ddecision=%s
      # docs/rank.md explains every key. 'points' are shares: 2 counts twice as much as 1.
      name: my-decision
      title: Which runtime?
      candidates: [%s]
      # What stands for a value that is missing: midpoint, worst, best, or exclude.
      missing: midpoint
      # Geometric means, over one axis after the other.
      means:
        kind: geometric
        over: [scale, limits, image]
      # How far the weights may be from those below when it is asked how sure the ranking is.
      uncertainty:
        weights: 50%%
      # What a candidate must have to be ranked at all, such as
      # must:
      #   - name: every fork works
      #     failures: ['.*']
      #     atMost: 0
      groups:
      """;

  private final RunFigures run;
  private final StringBuilder text = new StringBuilder();

  private DecisionTemplate(RunFigures run) {
    this.run = run;
  }

  /**
   * The text of the file.
   *
   * @param file how the file will be named on the command line
   */
  static String of(RunFigures run, String file) {
    DecisionTemplate template = new DecisionTemplate(run);
    template.text.append(
        HEAD.formatted(
            file, run.runtimes().stream().map(DecisionTemplate::quoted).collect(joining())));
    template.performance();
    template.behaviour();
    template.scores();
    return template.text.toString();
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(", ");
  }

  private void performance() {
    group("performance");
    Set<String> benchmarks = new LinkedHashSet<>();
    keys().filter(ResultKey::primary).forEach(key -> benchmarks.add(key.benchmark()));
    for (String benchmark : benchmarks) {
      String name = RatioCells.shortName(benchmark);
      if (name.equals(PING)) {
        text.append(
            "      # %s starts no container: it says nothing of a runtime.\n".formatted(name));
        continue;
      }
      line("      - name: %s", quoted(name));
      line("        points: 1");
      line("        benchmarks: [%s]", pattern(benchmark));
      metrics(benchmark).forEach(metric -> metric(benchmark, metric));
    }
  }

  private Set<String> metrics(String benchmark) {
    return keys()
        .filter(key -> key.benchmark().equals(benchmark) && !key.primary())
        .map(key -> String.valueOf(key.metric()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void metric(String benchmark, String metric) {
    line(
        "      # - {name: %s, points: 1, benchmarks: [%s], metric: %s}",
        quoted(RatioCells.shortName(benchmark) + " " + metric), pattern(benchmark), quoted(metric));
  }

  private java.util.stream.Stream<ResultKey> keys() {
    return run.comparison().rows().stream().map(Row::key).distinct();
  }

  private void behaviour() {
    group("behaviour");
    line("      - name: failed forks");
    line("        points: 1");
    line("        failures: ['.*']");
    Set<String> limits = new LinkedHashSet<>();
    for (var fork : run.forks()) {
      Evidence evidence = fork.evidence();
      if (evidence != null && evidence.askedCpus() != null) {
        limits.add("cpu");
      }
      if (evidence != null && evidence.askedMemoryBytes() != null) {
        limits.add("memory");
      }
    }
    optional(!limits.isEmpty(), "- name: limits seen inside");
    optional(!limits.isEmpty(), "  points: 1");
    optional(
        !limits.isEmpty(),
        "  limits: [%s]"
            .formatted(String.join(", ", limits.isEmpty() ? List.of("cpu", "memory") : limits)));
    ProbeFindings probes = run.probes();
    optional(probes != null, "- name: probes");
    optional(probes != null, "  points: 1");
    optional(
        probes != null,
        "  probes: [%s]"
            .formatted(
                probes == null
                    ? "names of probes in probes.json"
                    : probes.probes().stream().map(DecisionTemplate::quoted).collect(joining())));
  }

  /** A line that counts only if there is something to count. */
  private void optional(boolean counts, String line) {
    line("      %s%s", counts ? "" : "# ", line);
  }

  private void scores() {
    text.append("  # Scores from 1 to 5, more is better. Write instead of 'open', for example:\n");
    text.append(
        "  # {score: 3, reason: shares the kernel of the host, source: our threat model}\n");
    text.append("  # A criterion does not count as long as all its scores are open.\n");
    score("security", "isolation");
    score("usability", "operation");
  }

  private void score(String group, String criterion) {
    group(group);
    line("      - name: %s", criterion);
    line("        points: 1");
    line("        scale: [1, 5]");
    line("        scores:");
    run.runtimes().forEach(runtime -> line("          %s: open", quoted(runtime)));
  }

  private void group(String name) {
    line("  - name: %s", name);
    line("    points: 1");
    line("    criteria:");
  }

  private void line(String format, Object... arguments) {
    text.append(format.formatted(arguments)).append('\n');
  }

  private static String pattern(String benchmark) {
    String name = RatioCells.shortName(benchmark);
    return "'" + name.replace(".", "\\.").replace("$", "\\$").replace("'", "''") + "$'";
  }

  /** A name as it stands in YAML: quoted unless it is plain in every place. */
  private static String quoted(String name) {
    return name.matches("[A-Za-z][\\w./-]*( [\\w./-]+)*")
            && !name.matches("(?i)true|false|yes|no|on|off|null")
        ? name
        : "'" + name.replace("'", "''") + "'";
  }
}
