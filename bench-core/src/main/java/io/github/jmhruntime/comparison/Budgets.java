package io.github.jmhruntime.comparison;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How much worse a benchmark may get.
 *
 * @param percent the budget where no rule applies, such as 5 for 5 %
 * @param rules budgets in percent by regular expression, of which the first that is found in the
 *     benchmark's name applies
 */
public record Budgets(double percent, Map<Pattern, Double> rules) {

  public Budgets {
    demandSensible("-DmaxRegression", percent);
    rules.forEach((pattern, budget) -> demandSensible("budget of '" + pattern + "'", budget));
  }

  /** One budget for all benchmarks. */
  public static Budgets of(double percent) {
    return new Budgets(percent, Map.of());
  }

  /**
   * Budgets by regular expression, and one for the rest.
   *
   * @throws ComparisonException where an expression is malformed or a budget makes no sense
   */
  public static Budgets of(double percent, Map<String, Double> rules) {
    Map<Pattern, Double> compiled = new LinkedHashMap<>();
    rules.forEach((expression, budget) -> compiled.put(compile(expression), budget));
    return new Budgets(percent, compiled);
  }

  /** The budget of a benchmark, by its name as in a {@link Comparison.Row}. */
  public double percentOf(String benchmark) {
    return rules.entrySet().stream()
        .filter(rule -> rule.getKey().matcher(benchmark).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(percent);
  }

  private static Pattern compile(String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new ComparisonException(
          "budget for '%s': this is no regular expression (%s)"
              .formatted(expression, e.getDescription()),
          e);
    }
  }

  private static void demandSensible(String what, double percent) {
    if (!(percent >= 0) || Double.isInfinite(percent)) {
      throw new ComparisonException(
          "%s is %s %%; it must be a number from 0 on, such as 5".formatted(what, percent));
    }
  }
}
