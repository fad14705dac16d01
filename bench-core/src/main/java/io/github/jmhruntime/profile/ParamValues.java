package io.github.jmhruntime.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of JMH's parameters, as users write them: {@code NAME=VALUE} each. */
public final class ParamValues {

  private ParamValues() {}

  /**
   * The values by name; a name that is repeated has several.
   *
   * @throws IllegalArgumentException with the first that is not {@code NAME=VALUE}
   */
  public static Map<String, List<String>> parse(List<String> words) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "%s: it must be NAME=VALUE, such as n=1000".formatted(word));
      }
      values
          .computeIfAbsent(word.substring(0, equals), name -> new ArrayList<>())
          .add(word.substring(equals + 1));
    }
    return values;
  }
}
