package io.github.jmhruntime.command;

import io.github.jmhruntime.command.InputFiles.Kind;
import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the files that {@code -Dbaseline} and {@code -Dcandidate} name, and sorts them into sides.
 *
 * <p>All files of the baseline are one side. Candidates of the same label are one side, and so are
 * the files of a folder that were measured under the same runtime. Every other file is one alone.
 */
final class SideReader {

  private static final String BASELINE = "baseline";
  private static final String CANDIDATE = "candidate";

  private final Path folder;
  private final List<String> notes = new ArrayList<>();
  private final Set<Path> ofBaseline = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  /** What makes files one side: a label, or where they are and their runtime. */
  private record Group(String label, Path place, boolean isFolder, String runtime) {}

  /** A reader that relative paths start from that folder for. */
  SideReader(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** What lies beside the results and was left out. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Reads the baseline.
   *
   * @throws CommandException where its parts contradict each other
   * @throws ResultFileException where a file is missing or cannot be read
   */
  MeasuredSide baseline(List<String> words) {
    Map<Path, MeasuredFile> files = new LinkedHashMap<>();
    Set<String> labels = new TreeSet<>();
    for (InputPath part : InputPath.parse(BASELINE, words, folder)) {
      InputFiles found = find(part);
      found.files().forEach(file -> add(BASELINE, found, MeasuredFile.read(file), files));
      labels.add(part.label());
    }
    labels.remove("");
    if (labels.size() > 1) {
      throw new CommandException(
          "-Dbaseline has the labels %s, but it is one side; name the others with -Dcandidate"
              .formatted(String.join(", ", labels)));
    }
    files.keySet().forEach(file -> ofBaseline.add(real(file)));
    String label = labels.isEmpty() ? "" : labels.iterator().next();
    MeasuredSide side = MeasuredSide.of(BASELINE, label, List.copyOf(files.values()));
    names.add(side.name());
    return side;
  }

  /** Reads the candidates, after the baseline; see there for what it throws. */
  List<MeasuredSide> candidates(List<String> words) {
    Map<Group, Map<Path, MeasuredFile>> groups = new LinkedHashMap<>();
    for (InputPath part : InputPath.parse(CANDIDATE, words, folder)) {
      InputFiles found = find(part);
      for (Path file : found.files()) {
        // A pattern that matches the baseline, too, means the others.
        if (!isOfBaseline(file, found.kind())) {
          MeasuredFile read = MeasuredFile.read(file);
          Group group = group(found, read);
          add(CANDIDATE, found, read, groups.computeIfAbsent(group, key -> new LinkedHashMap<>()));
        }
      }
    }
    List<MeasuredSide> sides = new ArrayList<>();
    groups.forEach((group, files) -> sides.add(side(group, List.copyOf(files.values()))));
    if (sides.isEmpty()) {
      throw new CommandException(
          "-Dcandidate=%s names only the baseline's own file; name those to compare with it"
              .formatted(String.join(",", words)));
    }
    return List.copyOf(sides);
  }

  private boolean isOfBaseline(Path file, Kind kind) {
    boolean there = ofBaseline.contains(real(file));
    if (there && kind == Kind.FILE) {
      throw ResultFileException.of(
          file,
          "stands on both sides, as -Dbaseline and as -Dcandidate, and shows no change against itself; name two files");
    }
    return there;
  }

  /** The file behind all links, as far as there is one. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  private InputFiles find(InputPath part) {
    InputFiles found = InputFiles.of(part, folder);
    notes.addAll(found.notes());
    return found;
  }

  private Group group(InputFiles found, MeasuredFile file) {
    if (!found.source().label().isEmpty()) {
      return new Group(found.source().label(), folder, false, "");
    }
    return found.kind() == Kind.FOLDER
        ? new Group("", folder.resolve(found.source().path()).normalize(), true, file.runtime())
        : new Group("", file.path(), false, "");
  }

  private static void add(
      String option, InputFiles found, MeasuredFile file, Map<Path, MeasuredFile> files) {
    if (files.putIfAbsent(file.path(), file) != null && found.kind() == Kind.FILE) {
      throw new CommandException("-D%s names %s twice".formatted(option, file.path()));
    }
  }

  /** A side under a name that no other has: two of one runtime are told apart by their files. */
  private MeasuredSide side(Group group, List<MeasuredFile> files) {
    MeasuredSide side = MeasuredSide.of(CANDIDATE, group.label(), files);
    if (!group.label().isEmpty()) {
      if (!names.add(group.label())) {
        throw new CommandException(
            "'%s' is the label of a candidate and the name of another side; give one another label"
                .formatted(group.label()));
      }
      return side;
    }
    for (String name : names(group, side)) {
      if (names.add(name)) {
        return side.named(name);
      }
    }
    throw new CommandException(
        "-Dcandidate names %s twice; give each a label, such as new=%s"
            .formatted(group.place(), group.place()));
  }

  /** What a side may be called, the best name first. */
  private List<String> names(Group group, MeasuredSide side) {
    Path place =
        group.place().startsWith(folder) ? folder.relativize(group.place()) : group.place();
    String base = MeasuredFile.baseName(place);
    if (!group.isFolder()) {
      return List.of(side.name(), base, place.toString());
    }
    String runtime = group.runtime();
    return runtime.isEmpty()
        ? List.of(base, place.toString())
        : List.of(runtime, base + "/" + runtime, place + "/" + runtime);
  }
}
