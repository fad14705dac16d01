package io.github.jmhruntime.command;

import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.profile.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    Set<String> known =
        side.results().stream()
            .map(JmhResult::benchmark)
            .collect(Collectors.toCollection(TreeSet::new));
    names.forEach(
        (old, now) -> {
          if (!known.contains(old)) {
            throw new CommandException(
                "-Drenamed: '%s' has no benchmark '%s'; the nearest are %s"
                    .formatted(
                        side.name(),
                        old,
                        Nearest.sorted(old, known).stream()
                            .limit(3)
                            .collect(Collectors.joining(", "))));
          }
          if (known.contains(now) && !names.containsKey(now)) {
            throw new CommandException(
                "-Drenamed: '%s' holds both '%s' and '%s'; only a name that it does not have can be the new one"
                    .formatted(side.name(), old, now));
          }
        });
    return new MeasuredSide(side.name(), side.files().stream().map(this::in).toList());
  }

  private MeasuredFile in(MeasuredFile file) {
    return new MeasuredFile(
        file.path(), file.runtime(), file.results().stream().map(this::in).toList(), file.facts());
  }

  private JmhResult in(JmhResult result) {
    String now = names.get(result.benchmark());
    return now == null ? result : result.ofBenchmark(now);
  }
}
