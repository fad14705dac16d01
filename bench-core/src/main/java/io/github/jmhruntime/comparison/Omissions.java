package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Comparison.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a gate does not check.
 *
 * @param errors what it had to and cannot, each with its remedy
 * @param warnings an allowance that nothing needs
 * @param notes what was left out by intention
 */
record Omissions(List<String> errors, List<String> warnings, List<String> notes) {

  private static final int MOST_NAMES = 5;

  static Omissions of(Comparison comparison, GateScope scope, Budgets budgets) {
    List<String> errors = new ArrayList<>();
    List<Unmatched> allowed = new ArrayList<>();
    for (Unmatched unmatched : comparison.unmatched()) {
      boolean missing = unmatched.kind() == Unmatched.Kind.VANISHED;
      if (missing && scope.mayMiss(unmatched.key())) {
        allowed.add(unmatched);
      } else if (unmatched.kind() != Unmatched.Kind.NEW
          && unmatched.kind() != Unmatched.Kind.EXCLUDED
          && scope.demands(unmatched.key(), budgets)) {
        errors.add(error(unmatched, missing));
      }
    }
    boolean idle = scope.allowMissing() != null && allowed.isEmpty();
    return new Omissions(
        errors,
        idle
            ? List.of(
                "-DallowMissing=%s: no benchmark of such a name is missing; leave the option out"
                    .formatted(scope.allowMissing()))
            : List.of(),
        notes(comparison, scope, budgets, allowed));
  }

  private static String error(Unmatched unmatched, boolean missing) {
    ResultKey key = unmatched.key();
    return "%s '%s' %s of '%s' cannot be checked: %s%s"
        .formatted(
            key.primary() ? "benchmark" : "metric",
            key.name(),
            key.params(),
            unmatched.runtime(),
            unmatched.reason(),
            missing ? ". If that is intended, say -DallowMissing=REGEX, or -Drenamed=OLD=NEW" : "");
  }

  private static List<String> notes(
      Comparison comparison, GateScope scope, Budgets budgets, List<Unmatched> allowed) {
    List<String> notes = new ArrayList<>();
    List<String> missing = allowed.stream().map(u -> u.key().name()).distinct().toList();
    if (!missing.isEmpty()) {
      String more = missing.size() > MOST_NAMES ? ", and " + (missing.size() - MOST_NAMES) : "";
      notes.add(
          "missing from a candidate, as -DallowMissing allows: "
              + missing.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
              + (more.isEmpty() ? "" : more + " more"));
    }
    long metrics =
        comparison.rows().stream().filter(row -> !scope.checks(row.key(), budgets)).count();
    if (metrics > 0) {
      notes.add(
          "not checked: %d rows of secondary metrics; name those to check with -DsecondaryMetrics=REGEX, or by a rule of their own in -Dbudgets"
              .formatted(metrics));
    }
    long unequal =
        comparison.unmatched().stream()
            .filter(unmatched -> unmatched.kind() == Unmatched.Kind.EXCLUDED)
            .count();
    if (unequal > 0) {
      notes.add(
          "not checked: %d rows whose sides had unequal CPUs or memory, or a limit that did not hold, as -DexcludeUnequal says"
              .formatted(unequal));
    }
    return notes;
  }
}
