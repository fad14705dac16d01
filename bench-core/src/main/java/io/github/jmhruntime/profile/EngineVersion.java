package io.github.jmhruntime.profile;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of version numbers such as {@code 20.10.24+dfsg1}; what follows the numbers is left
 * out. A version without numbers, such as {@code dev}, is later than all others.
 */
public final class EngineVersion {

  /** What a version in a profile looks like. */
  static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,3}");

  private static final Pattern LEADING_NUMBERS = Pattern.compile("^v?(\\d{1,9}(?:\\.\\d{1,9})*)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private EngineVersion() {}

  /** As {@link Comparable#compareTo}; missing numbers count as 0. */
  public static int compare(String a, String b) {
    int[] left = numbers(a);
    int[] right = numbers(b);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Integer.compare(at(left, i), at(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int at(int[] numbers, int index) {
    return index < numbers.length ? numbers[index] : 0;
  }

  private static int[] numbers(String version) {
    Matcher leadingNumbers = LEADING_NUMBERS.matcher(version);
    if (!leadingNumbers.find()) {
      return new int[] {Integer.MAX_VALUE};
    }
    return NUMBER
        .matcher(leadingNumbers.group(1))
        .results()
        .map(MatchResult::group)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
