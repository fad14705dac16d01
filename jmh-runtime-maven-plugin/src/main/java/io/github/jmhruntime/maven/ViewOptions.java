package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.report.RowFilter;
import io.github.jmhruntime.report.RowOrder;
import io.github.jmhruntime.report.View;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads the options that say what of a comparison is shown. */
final class ViewOptions {

  private static final String CHANGED = "changed";

  private ViewOptions() {}

  /** A view of this process's terminal. */
  static View of(String sort, List<String> only, String show) {
    return View.of(Terminal.ofThisProcess().columns())
        .sorted(Options.oneOf("sort", sort, RowOrder.class))
        .only(new RowFilter(List.of(), Map.of(), verdicts(only)))
        .showing(rows(show));
  }

  /** The same of some benchmarks alone. */
  static View of(View view, List<String> benchmarks, List<String> params) {
    return view.only(new RowFilter(patterns(benchmarks), params(params), view.filter().verdicts()));
  }

  static Set<Verdict> verdicts(List<String> words) {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (String word : words) {
      if (word.strip().equalsIgnoreCase(CHANGED)) {
        verdicts.addAll(EnumSet.of(Verdict.FASTER, Verdict.SLOWER));
      } else {
        verdicts.add(verdict(word));
      }
    }
    return verdicts;
  }

  private static Verdict verdict(String word) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.word().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    "-Donly=%s: it must be %s or %s"
                        .formatted(
                            word,
                            CHANGED,
                            Arrays.stream(Verdict.values())
                                .map(Verdict::word)
                                .collect(Collectors.joining(" or ")))));
  }

  /** Reads {@code all} or a number. */
  static int rows(String show) {
    String text = show.strip();
    if (text.equalsIgnoreCase("all")) {
      return Integer.MAX_VALUE;
    }
    if (text.matches("[1-9][0-9]{0,8}")) {
      return Integer.parseInt(text);
    }
    throw new CommandException(
        "-Dshow=%s: it must be all, or how many rows to show, such as 100".formatted(show));
  }

  static List<Pattern> patterns(List<String> benchmarks) {
    return benchmarks.stream().map(ViewOptions::pattern).toList();
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text.strip());
    } catch (PatternSyntaxException e) {
      throw new CommandException(
          "-Dbenchmarks=%s is no regular expression: %s".formatted(text, e.getDescription()));
    }
  }

  /** Reads {@code NAME=VALUE} each; a word without a name belongs to the value before it. */
  static Map<String, String> params(List<String> words) {
    Map<String, String> params = new LinkedHashMap<>();
    String name = "";
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        name = word.substring(0, equals).strip();
        params.put(name, word.substring(equals + 1));
      } else if (name.isEmpty()) {
        throw new CommandException(
            "-Dparams=%s: it must be NAME=VALUE, such as -Dparams=size=1024,threads=1"
                .formatted(word));
      } else {
        params.merge(name, word, (value, more) -> value + "," + more);
      }
    }
    return params;
  }
}
