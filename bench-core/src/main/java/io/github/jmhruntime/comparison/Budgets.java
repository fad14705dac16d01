package io.github.jmhruntime.comparison;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How much worse a benchmark may get.
 *
 * @param percent the budget where no rule applies, such as 5 for 5 %
 * @param rules budgets of their own for some benchmarks, of which the first that fits applies
 */
public record Budgets(double percent, List<Rule> rules) {

  /**
   * A budget for benchmarks of some names.
   *
   * @param pattern what is looked for in a benchmark's name, as a {@link ResultKey#name} has it
   * @param percent the budget
   * @param source where it stands, such as a file and a line
   */
  public record Rule(Pattern pattern, double percent, String source) {

    public Rule {
      demandSensible(source + ", budget of '" + pattern + "'", percent);
    }

    /**
     * A rule as it is written.
     *
     * @throws ComparisonException where the expression is malformed or the budget makes no sense
     */
    public static Rule of(String expression, double percent, String source) {
      try {
        return new Rule(Pattern.compile(expression), percent, source);
      } catch (PatternSyntaxException e) {
        throw new ComparisonException(
            "%s: '%s' is no regular expression (%s)"
                .formatted(source, expression, e.getDescription()),
            e);
      }
    }

    /** Whether it is found in that name. */
    public boolean fits(String name) {
      return pattern.matcher(name).find();
    }
  }

  public Budgets {
    demandSensible("-DmaxRegression", percent);
    rules = List.copyOf(rules);
  }

  /** One budget for all benchmarks. */
  public static Budgets of(double percent) {
    return new Budgets(percent, List.of());
  }

  /** The rule that decides for a benchmark of that name; empty where none does. */
  public Optional<Rule> ruleOf(String name) {
    return rules.stream().filter(rule -> rule.fits(name)).findFirst();
  }

  /** The budget of a benchmark of that name. */
  public double percentOf(String name) {
    return ruleOf(name).map(Rule::percent).orElse(percent);
  }

  private static void demandSensible(String what, double percent) {
    if (!(percent >= 0) || Double.isInfinite(percent)) {
      throw new ComparisonException(
          "%s is %s %%; it must be a number from 0 on, such as 5".formatted(what, percent));
    }
  }
}
