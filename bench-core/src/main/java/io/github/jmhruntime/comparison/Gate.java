package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.statistics.Holm;
import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.statistics.Power;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether candidates have got worse by more than a budget.
 *
 * <pre>{@code
 * GateResult result = Gate.with(Budgets.of(5)).check(comparison);
 * }</pre>
 *
 * <p>Checked are the benchmarks' own scores, and those secondary metrics that a {@link GateScope}
 * says. A row fails where its interval lies wholly beyond the budget, and still does after Holm's
 * correction over all rows that are checked: if nothing is worse than its budget, any failure
 * occurs in at most (1 − confidence) / 2 of all checks, 2.5 % by default, however many rows there
 * are. A row passes where its interval lies wholly within the budget. That needs no correction: the
 * gate passes only if every row does (an intersection-union test; Berger, <i>Multiparameter
 * hypothesis testing and acceptance sampling</i>, Technometrics 24, 1982), so that a regression
 * beyond its budget passes in at most 2.5 % of checks too. What shows neither is inconclusive.
 */
public final class Gate {

  private final Budgets budgets;
  private final GateScope scope;
  private final @Nullable Calibration calibration;

  private Gate(Budgets budgets, GateScope scope, @Nullable Calibration calibration) {
    this.budgets = budgets;
    this.scope = scope;
    this.calibration = calibration;
  }

  /** A gate with these budgets, for scores only. */
  public static Gate with(Budgets budgets) {
    return new Gate(budgets, GateScope.SCORES, null);
  }

  /** The same gate for what that says. */
  public Gate checking(GateScope other) {
    return new Gate(budgets, other, calibration);
  }

  /** The same gate, which warns of budgets that are tighter than this machine can show. */
  public Gate calibratedBy(Calibration known) {
    return new Gate(budgets, scope, known);
  }

  /** Checks a comparison's rows. What vanished or could not be judged is an error. */
  public GateResult check(Comparison comparison) {
    Omissions omissions = Omissions.of(comparison, scope, budgets);
    List<Row> rows =
        comparison.rows().stream().filter(row -> scope.checks(row.key(), budgets)).toList();
    double[] p = new double[rows.size()];
    for (int i = 0; i < p.length; i++) {
      p[i] = pWithinBudget(rows.get(i), budgetOf(rows.get(i)));
    }
    double[] adjusted = Holm.adjust(p);
    double level = (1 - comparison.confidence()) / 2;
    List<CheckedRow> checked = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      checked.add(check(rows.get(i), p[i], adjusted[i], level, comparison.confidence()));
    }
    List<String> errors = new ArrayList<>(omissions.errors());
    if (rows.isEmpty()) {
      errors.add(
          "nothing was compared with '%s'; see that both files hold results of the same benchmarks"
              .formatted(comparison.baseline()));
    }
    List<String> warnings = new ArrayList<>(comparison.warnings());
    warnings.addAll(omissions.warnings());
    return new GateResult(outcome(errors, checked), checked, errors, warnings, omissions.notes());
  }

  /** An error message for a gate that cannot even read its input. */
  public static GateResult error(String message) {
    return new GateResult(GateOutcome.ERROR, List.of(), List.of(message), List.of(), List.of());
  }

  private CheckedRow check(Row row, double p, double adjusted, double level, double confidence) {
    double budget = budgetOf(row);
    double detectable =
        Worsening.percent(
            Power.detectable(row.ratio().log(), confidence, Power.USUAL), row.better());
    String repetitions = row.method().repetitions();
    List<String> notes = new ArrayList<>();
    GateOutcome outcome = GateOutcome.INCONCLUSIVE;
    if (Double.isNaN(p)) {
      notes.add(
          "there is no interval; measure at least %d %s".formatted(LogRatio.FEWEST, repetitions));
    } else if (adjusted <= level) {
      outcome = GateOutcome.FAIL;
    } else if (withinBudget(row, budget)) {
      outcome = GateOutcome.PASS;
    } else if (p <= level) {
      notes.add(
          "the interval lies beyond the budget, but chance alone may do that somewhere among the rows; measure more %s"
              .formatted(repetitions));
    } else {
      notes.add(
          "the interval holds the budget; this data shows differences from %.1f %% on, measure more %s for smaller ones"
              .formatted(detectable, repetitions));
    }
    if (calibration != null) {
      calibration.warningOn(row, budget).ifPresent(notes::add);
    }
    return new CheckedRow(row, budget, outcome, detectable, List.copyOf(notes));
  }

  private double budgetOf(Row row) {
    return budgets.percentOf(row.key().name());
  }

  private static boolean withinBudget(Row row, double budget) {
    Interval interval = row.ratio().interval();
    double worst = row.better() == Direction.LOWER ? interval.upper() : -interval.lower();
    return worst <= Worsening.log(budget, row.better());
  }

  /** The one-sided p-value of 'not worse than the budget': small where the row is worse. */
  private static double pWithinBudget(Row row, double budget) {
    return Worsening.of(row.ratio().log(), row.better())
        .pAtMost(Worsening.log(budget, row.better()));
  }

  private static GateOutcome outcome(List<String> errors, List<CheckedRow> rows) {
    if (!errors.isEmpty()) {
      return GateOutcome.ERROR;
    }
    for (GateOutcome outcome : List.of(GateOutcome.FAIL, GateOutcome.INCONCLUSIVE)) {
      if (rows.stream().anyMatch(row -> row.outcome() == outcome)) {
        return outcome;
      }
    }
    return GateOutcome.PASS;
  }
}
