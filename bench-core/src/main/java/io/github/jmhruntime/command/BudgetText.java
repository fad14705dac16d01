package io.github.jmhruntime.command;

/**
 * How much worse a benchmark may get, as people write it: {@code 5%}, or as a part of the baseline
 * {@code 0.05}. A number from 1 on without a sign is refused: it may be meant as either.
 */
final class BudgetText {

  private BudgetText() {}

  /**
   * Reads it in percent.
   *
   * @param where what it is the value of, for the message
   * @throws CommandException where it is not a budget
   */
  static double percent(String where, String text) {
    String value = text.strip();
    boolean sign = value.endsWith("%");
    try {
      double number = Double.parseDouble(sign ? value.substring(0, value.length() - 1) : value);
      if (sign && number >= 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
      if (!sign && number >= 0 && number < 1) {
        return 100 * number;
      }
      if (!sign && number >= 1) {
        throw new CommandException(
            "%s is '%s', which does not say whether percent are meant: write %s%%, or a part of the baseline such as 0.05"
                .formatted(where, value, value));
      }
    } catch (NumberFormatException e) {
      // Told below, like a number that is negative.
    }
    throw new CommandException(
        "%s is '%s'; it must be a percentage such as 5%% or a part of the baseline such as 0.05"
            .formatted(where, value));
  }
}
