package io.github.jmhruntime.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.jmhruntime.comparison.Budgets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much worse each benchmark may get:
 *
 * <pre>
 * LifecycleBenchmark\.start: 10%
 * .*ping: 25%
 * </pre>
 *
 * <p>A key is a regular expression that is looked for in the benchmark's name; the first that is
 * found decides. What no key matches has the budget of {@code -DmaxRegression}.
 */
final class BudgetFile {

  private BudgetFile() {}

  /**
   * The budgets of a file, or one for all benchmarks where there is no file.
   *
   * @param maxRegression the budget where no rule applies, as a part of the baseline
   */
  static Budgets read(@Nullable Path file, double maxRegression) {
    Map<String, Double> rules = new LinkedHashMap<>();
    if (file != null) {
      JsonNode content = content(file);
      content
          .properties()
          .forEach(rule -> rules.put(rule.getKey(), percent(file, rule.getKey(), rule.getValue())));
    }
    return Budgets.of(100 * maxRegression, rules);
  }

  private static JsonNode content(Path file) {
    try {
      JsonNode content = new YAMLMapper().readTree(file.toFile());
      if (content != null && content.isObject() && !content.isEmpty()) {
        return content;
      }
      throw new CommandException(
          "-Dbudgets=%s holds no budgets; write lines such as `LifecycleBenchmark\\.start: 10%%`"
              .formatted(file));
    } catch (JsonProcessingException e) {
      throw new CommandException(
          "-Dbudgets=%s, line %d: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()));
    } catch (IOException e) {
      throw new CommandException("-Dbudgets=%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private static double percent(Path file, String rule, JsonNode value) {
    String text = value.asText().strip();
    try {
      return Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
    } catch (NumberFormatException e) {
      throw new CommandException(
          "-Dbudgets=%s: the budget of '%s' is '%s'; it must be a percentage such as 10%%"
              .formatted(file, rule, text));
    }
  }
}
