package io.github.jmhruntime.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.jmhruntime.comparison.Budgets;
import java.io.IOException;
import java.nio.file.Files;
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

  private static final String FORM = "write lines such as `LifecycleBenchmark\\.start: 10%`";

  /** Far more than any list of budgets has. */
  private static final long MOST_BYTES = 1_000_000;

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
    content.requireSize();
    try (YAMLParser parser = new YAMLFactory().createParser(file.toFile())) {
      content.read(parser);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new CommandException(
          "%s: this is no YAML of one rule a line (%s); %s"
              .formatted(
                  content.at(line), e.getOriginalMessage().lines().findFirst().orElse(""), FORM));
    } catch (IOException e) {
      throw content.unreadable(e);
    }
    return content.rules;
  }

  private void requireSize() {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw new CommandException(
            "-Dbudgets=%s has %d bytes; a file of budgets may have up to %d, so see whether it is one"
                .formatted(file, Files.size(file), MOST_BYTES));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CommandException unreadable(IOException e) {
    String problem =
        Files.isDirectory(file)
            ? "is a folder"
            : Files.exists(file) ? "cannot be read (" + e + ")" : "does not exist";
    return new CommandException(
        "-Dbudgets=%s %s; name a file of lines such as `LifecycleBenchmark\\.start: 10%%`"
            .formatted(file, problem));
  }

  private void read(YAMLParser parser) throws IOException {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        rule(parser);
      }
    }
    if (rules.isEmpty()) {
      throw new CommandException("-Dbudgets=%s holds no budgets; %s".formatted(file, FORM));
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
