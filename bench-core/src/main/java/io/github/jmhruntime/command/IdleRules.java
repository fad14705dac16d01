package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Budgets;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.GateScope;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.profile.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was said of benchmarks and decides for none: a rule that is misspelt or out of date would
 * else leave a benchmark to another budget in silence.
 */
record IdleRules(List<String> errors, List<String> warnings) {

  private static final int MOST_NAMES = 3;

  static IdleRules of(Budgets budgets, GateScope scope, Comparison comparison) {
    List<ResultKey> keys = keys(comparison);
    List<String> names = keys.stream().map(ResultKey::name).distinct().toList();
    List<String> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Budgets.Rule rule : names.isEmpty() ? List.<Budgets.Rule>of() : budgets.rules()) {
      List<String> fitting = names.stream().filter(rule::fits).toList();
      if (fitting.isEmpty()) {
        errors.add(
            "%s: '%s' is found in no benchmark's name; the nearest are %s. Mend the rule, or remove it"
                .formatted(rule.source(), rule.pattern(), nearest(rule, names)));
      } else if (fitting.stream()
          .noneMatch(name -> budgets.ruleOf(name).equals(Optional.of(rule)))) {
        warnings.add(
            "%s: '%s' decides for no benchmark, as rules above it fit all of its names; move it up, or remove it"
                .formatted(rule.source(), rule.pattern()));
      }
    }
    idleMetrics(scope, keys).ifPresent(errors::add);
    return new IdleRules(errors, warnings);
  }

  private static List<ResultKey> keys(Comparison comparison) {
    return Stream.concat(
            comparison.rows().stream().map(Comparison.Row::key),
            comparison.unmatched().stream().map(Comparison.Unmatched::key))
        .toList();
  }

  private static Optional<String> idleMetrics(GateScope scope, List<ResultKey> keys) {
    Pattern wanted = scope.metrics();
    Set<String> metrics = new TreeSet<>();
    keys.stream().map(ResultKey::metric).filter(Objects::nonNull).forEach(metrics::add);
    if (wanted == null || metrics.stream().anyMatch(wanted.asPredicate())) {
      return Optional.empty();
    }
    return Optional.of(
        "-DsecondaryMetrics=%s is found in the name of no secondary metric; %s"
            .formatted(
                wanted,
                metrics.isEmpty()
                    ? "the files hold none, which come from profilers such as -prof gc"
                    : "there are " + String.join(", ", metrics)));
  }

  private static String nearest(Budgets.Rule rule, Collection<String> names) {
    String meant = rule.pattern().pattern().replaceAll("\\\\|\\.\\*|[\\^$]", "");
    long dots = meant.chars().filter(c -> c == '.').count();
    List<String> tails = names.stream().map(name -> tail(name, dots)).distinct().toList();
    return Nearest.sorted(meant, tails).stream()
        .limit(MOST_NAMES)
        .collect(Collectors.joining(", "));
  }

  /** The end of a name, from the dot on that has so many behind it, as people write it in rules. */
  private static String tail(String name, long dots) {
    int from = name.length();
    for (long i = 0; i <= dots && from >= 0; i++) {
      from = name.lastIndexOf('.', from - 1);
    }
    return name.substring(from + 1);
  }
}
