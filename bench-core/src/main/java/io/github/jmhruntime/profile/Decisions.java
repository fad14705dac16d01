package io.github.jmhruntime.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decisions that are known by name, the project's own and the user's, and those in files. */
public final class Decisions {

  private Decisions() {}

  /**
   * Finds a decision.
   *
   * @param option what the user wrote the value under, such as {@code -Ddecision}
   * @param value a name, or the path of a YAML file
   * @param profiles a folder with the user's own profiles, or null
   * @throws ProfileException naming the option where there is none, or file and line of a mistake
   */
  public static DecisionFile find(String option, String value, @Nullable Path profiles) {
    if (isPath(value)) {
      return read(option, Path.of(value));
    }
    Map<String, Definition> known = definitions(profiles);
    Definition found = known.get(value);
    if (found == null) {
      throw new ProfileException(
          "%s: there is no decision '%s'%s; known are %s; a file is named by its path, such as ./%s.yaml, and -Dinit writes one"
              .formatted(
                  option,
                  value,
                  Nearest.to(value, known.keySet())
                      .map(", did you mean '%s'?"::formatted)
                      .orElse(""),
                  String.join(", ", known.keySet()),
                  value));
    }
    return read(found);
  }

  /** The titles of all decisions by name. */
  public static Map<String, String> titles(@Nullable Path profiles) {
    Map<String, String> titles = new LinkedHashMap<>();
    definitions(profiles)
        .forEach((name, found) -> titles.put(name, found.section(Shape.DECISION).text("title")));
    return titles;
  }

  private static boolean isPath(String value) {
    return value.contains("/") || value.endsWith(".yaml") || value.endsWith(".yml");
  }

  private static Map<String, Definition> definitions(@Nullable Path profiles) {
    Map<String, Definition> known = new LinkedHashMap<>();
    CatalogReader.definitions(Decisions.class.getClassLoader(), profiles)
        .forEach(definition -> known.put(definition.name(), definition));
    known.values().removeIf(definition -> !definition.kind().equals(ProfileFolder.DECISIONS));
    return known;
  }

  private static DecisionFile read(Definition found) {
    String folder = found.file().substring(0, found.file().lastIndexOf('/') + 1);
    return DecisionReader.read(
        found.section(Shape.DECISION), name -> folder + name, name -> found.companions().get(name));
  }

  private static DecisionFile read(String option, Path file) {
    String text = text(file);
    if (text == null) {
      throw new ProfileException(
          "%s: there is no file '%s'; -Dinit writes one from the last run's results"
              .formatted(option, file));
    }
    return DecisionReader.read(
        Section.of(YamlTree.parse(file.toString(), text), "", Shape.DECISION),
        name -> file.resolveSibling(name).toString(),
        name -> text(file.resolveSibling(name)));
  }

  private static @Nullable String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new ProfileException(
          "%s cannot be read: %s; give it the permission to be read, and save it in UTF-8"
              .formatted(file, e));
    }
  }
}
