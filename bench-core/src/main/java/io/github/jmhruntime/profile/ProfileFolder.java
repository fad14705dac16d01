package io.github.jmhruntime.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts the files of a profile folder into {@link Definition}s. */
final class ProfileFolder {

  static final String DECISIONS = "decisions";

  static final List<String> KINDS =
      List.of("runtimes", "limits", "images", "suites", "probes", DECISIONS);

  /** The kinds whose definitions are folders, with the YAML file in each. */
  private static final Map<String, String> FOLDERS =
      Map.of("images", "image.yaml", DECISIONS, "decision.yaml");

  private static final Pattern YAML_FILE =
      Pattern.compile("(runtimes|limits|suites|probes)/(?<name>[^/]+)\\.yaml");
  private static final Pattern FOLDER_FILE =
      Pattern.compile("(?<folder>(images|decisions)/(?<name>[^/]+))/(?<rest>.+)");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

  private ProfileFolder() {}

  /**
   * The definitions among the files.
   *
   * @param files texts by path from the profile folder, with slashes
   * @param shown what messages call the file at a path
   * @throws ProfileException if a file lies where none can be used
   */
  static List<Definition> definitions(
      SortedMap<String, String> files, Function<String, String> shown) {
    List<Definition> definitions = new ArrayList<>();
    Map<String, SortedMap<String, String>> folders = new LinkedHashMap<>();
    files.forEach(
        (path, text) -> {
          Matcher inFolder = FOLDER_FILE.matcher(path);
          Matcher yaml = YAML_FILE.matcher(path);
          if (inFolder.matches()) {
            folders
                .computeIfAbsent(inFolder.group("folder"), folder -> new TreeMap<>())
                .put(inFolder.group("rest"), text);
          } else if (yaml.matches()) {
            String name = checkedName(yaml.group("name"), shown.apply(path));
            definitions.add(new Definition(kind(path), name, shown.apply(path), text, Map.of()));
          } else {
            throw misplaced(path, shown.apply(path));
          }
        });
    folders.forEach((folder, inside) -> definitions.add(ofFolder(folder, inside, shown)));
    definitions.sort(Comparator.comparing(Definition::name));
    return definitions;
  }

  private static Definition ofFolder(
      String folder, SortedMap<String, String> files, Function<String, String> shown) {
    String kind = kind(folder);
    String file = FOLDERS.getOrDefault(kind, "");
    String path = folder + "/" + file;
    String text = files.remove(file);
    if (text == null) {
      throw new ProfileException(
          "%s is missing; each folder under %s/ needs one".formatted(shown.apply(path), kind));
    }
    String name = checkedName(folder.substring(kind.length() + 1), shown.apply(path));
    return new Definition(kind, name, shown.apply(path), text, files);
  }

  private static String kind(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  private static String checkedName(String name, String shown) {
    if (!NAME.matcher(name).matches()) {
      throw new ProfileException(
          "%s: '%s' cannot be a name; use small letters, digits, '.', '_' and '-'"
              .formatted(shown, name));
    }
    return name;
  }

  private static ProfileException misplaced(String path, String shown) {
    String kind = kind(path);
    String wanted =
        FOLDERS.containsKey(kind) ? kind + "/NAME/" + FOLDERS.get(kind) : kind + "/NAME.yaml";
    return new ProfileException(
        "%s: only files such as %s are used here; rename it, or take it away"
            .formatted(shown, wanted));
  }
}
