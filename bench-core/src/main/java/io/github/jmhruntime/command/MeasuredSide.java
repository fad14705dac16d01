package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.measurement.JmhResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The baseline, or one candidate: a file, or several that hold more forks of the same.
 *
 * @param name what it is called
 * @param files at least one
 */
record MeasuredSide(String name, List<MeasuredFile> files) {

  private static final int MOST_NAMES = 3;

  /**
   * A side of these files.
   *
   * @param option the option that names them
   * @param label what the user calls it; empty where that is left to the files
   * @throws CommandException where the files were measured under several runtimes
   */
  static MeasuredSide of(String option, String label, List<MeasuredFile> files) {
    List<String> runtimes = files.stream().map(MeasuredFile::runtime).distinct().sorted().toList();
    if (runtimes.size() > 1) {
      throw new CommandException(
          "-D%s: one side cannot be of several runtimes, and these files were measured under %s: %s"
              .formatted(
                  option,
                  runtimes.stream()
                      .map(runtime -> runtime.isEmpty() ? "an unknown one" : runtime)
                      .collect(Collectors.joining(", ")),
                  files.stream()
                      .map(file -> String.valueOf(file.path()))
                      .collect(Collectors.joining(", "))));
    }
    return new MeasuredSide(label.isEmpty() ? name(files) : label, files);
  }

  MeasuredSide named(String other) {
    return new MeasuredSide(other, files);
  }

  /** All results of all files. */
  List<JmhResult> results() {
    return files.stream().flatMap(file -> file.results().stream()).toList();
  }

  /** Adds the facts of all files, and the results of all but the first. */
  void addTo(Comparer comparer) {
    files.forEach(file -> comparer.facts(name, file.facts()));
    files.stream().skip(1).forEach(file -> comparer.more(name, file.results()));
  }

  private static String name(List<MeasuredFile> files) {
    List<String> names = files.stream().map(MeasuredFile::name).distinct().toList();
    return names.size() > MOST_NAMES
        ? "%s+%d".formatted(names.get(0), names.size() - 1)
        : String.join("+", names);
  }
}
