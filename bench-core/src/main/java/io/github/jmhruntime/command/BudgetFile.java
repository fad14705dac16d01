package io.github.jmhruntime.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.jmhruntime.comparison.Budgets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  private final Path file;
  private final List<Budgets.Rule> rules = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private BudgetFile(Path file) {
    this.file = file;
  }

  /**
   * The rules of a file, in its order; at least one.
   *
   * @throws CommandException where it cannot be read, holds no rules, or one of them twice
   */
  static List<Budgets.Rule> read(Path file) {
    BudgetFile content = new BudgetFile(file);
    try (YAMLParser parser = new YAMLFactory().createParser(file.toFile())) {
      content.read(parser);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new CommandException(content.at(line) + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new CommandException("-Dbudgets=%s cannot be read: %s".formatted(file, e.getMessage()));
    }
    return content.rules;
  }

  private void read(YAMLParser parser) throws IOException {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        rule(parser);
      }
    }
    if (rules.isEmpty()) {
      throw new CommandException(
          "-Dbudgets=%s holds no budgets; write lines such as `LifecycleBenchmark\\.start: 10%%`"
              .formatted(file));
    }
    if (parser.nextToken() != null) {
      throw new CommandException(
          at(line(parser)) + ": a second document begins here; write all budgets into one");
    }
  }

  private void rule(YAMLParser parser) throws IOException {
    int line = line(parser);
    String expression = parser.currentName();
    Integer earlier = lines.putIfAbsent(expression, line);
    if (earlier != null) {
      throw new CommandException(
          "%s: '%s' stands in line %d, too; keep one of them"
              .formatted(at(line), expression, earlier));
    }
    if (!parser.nextToken().isScalarValue()) {
      throw new CommandException(
          "%s: the budget of '%s' is no single value; write a percentage such as 10%%"
              .formatted(at(line), expression));
    }
    String what = "%s: the budget of '%s'".formatted(at(line), expression);
    double percent = BudgetText.percent(what, parser.getText());
    rules.add(Budgets.Rule.of(expression, percent, at(line)));
  }

  private String at(int line) {
    return "-Dbudgets=%s, line %d".formatted(file, line);
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
