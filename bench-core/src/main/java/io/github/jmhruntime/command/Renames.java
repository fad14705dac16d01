package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.HistoryComparer.Measured;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.profile.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Benchmarks that have another name now: what the baseline holds of the old one counts for the new.
 *
 * @param names the new name by the old one, both in full
 */
record Renames(Map<String, String> names) {

  private static final String FORM =
      "write -Drenamed=org.example.Old.name=org.example.New.name, several of them with commas";

  /**
   * Reads {@code OLD=NEW} words.
   *
   * @throws CommandException where a word has another form or a name stands twice
   */
  static Renames parse(List<String> words) {
    Map<String, String> names = new HashMap<>();
    for (String word : words) {
      String[] parts = word.strip().split("=", -1);
      if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
        throw new CommandException("-Drenamed has the part '%s'; %s".formatted(word, FORM));
      }
      if (names.put(parts[0].strip(), parts[1].strip()) != null) {
        throw new CommandException(
            "-Drenamed names '%s' twice; it can have one new name".formatted(parts[0].strip()));
      }
    }
    if (Set.copyOf(names.values()).size() < names.size()) {
      throw new CommandException("-Drenamed gives two benchmarks one name; " + FORM);
    }
    return new Renames(names);
  }

  /**
   * A side under the new names.
   *
   * @throws CommandException where it has no benchmark of an old name, or has one of a new name
   */
  MeasuredSide in(MeasuredSide side) {
    check(side);
    return new MeasuredSide(side.name(), side.files().stream().map(this::in).toList());
  }

  /**
   * Earlier runs under the new names; what some of them have under these already is kept.
   *
   * @throws CommandException where none of them has a benchmark of an old name
   */
  List<Measured> in(List<Measured> history) {
    Set<String> known = benchmarks(history.stream().flatMap(run -> run.results().stream()));
    names.keySet().forEach(old -> requireKnown("the history", old, known));
    return history.stream()
        .map(run -> new Measured(run.run(), in(run.results().stream()), run.facts()))
        .toList();
  }

  private void check(MeasuredSide side) {
    Set<String> known = benchmarks(side.results().stream());
    names.forEach(
        (old, now) -> {
          requireKnown("'" + side.name() + "'", old, known);
          if (known.contains(now) && !names.containsKey(now)) {
            throw new CommandException(
                "-Drenamed: '%s' holds both '%s' and '%s'; only a name that it does not have can be the new one"
                    .formatted(side.name(), old, now));
          }
        });
  }

  private static Set<String> benchmarks(Stream<JmhResult> results) {
    return results.map(JmhResult::benchmark).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void requireKnown(String side, String old, Set<String> known) {
    if (!known.contains(old)) {
      throw new CommandException(
          "-Drenamed: %s has no benchmark '%s'; the nearest are %s"
              .formatted(
                  side,
                  old,
                  Nearest.sorted(old, known).stream().limit(3).collect(Collectors.joining(", "))));
    }
  }

  private MeasuredFile in(MeasuredFile file) {
    return new MeasuredFile(file.path(), file.runtime(), in(file.results().stream()), file.facts());
  }

  private List<JmhResult> in(Stream<JmhResult> results) {
    return results.map(this::in).toList();
  }

  private JmhResult in(JmhResult result) {
    String now = names.get(result.benchmark());
    return now == null ? result : result.ofBenchmark(now);
  }
}
