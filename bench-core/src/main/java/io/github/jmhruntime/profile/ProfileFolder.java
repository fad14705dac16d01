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

  static final List<String> KINDS = List.of("runtimes", "limits", "images", "suites");

  private static final String IMAGE_FILE = "image.yaml";
  private static final Pattern YAML_FILE =
      Pattern.compile("(runtimes|limits|suites)/(?<name>[^/]+)\\.yaml");
  private static final Pattern IMAGE_FOLDER_FILE =
      Pattern.compile("images/(?<name>[^/]+)/(?<rest>.+)");
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
    Map<String, SortedMap<String, String>> images = new LinkedHashMap<>();
    files.forEach(
        (path, text) -> {
          Matcher image = IMAGE_FOLDER_FILE.matcher(path);
          Matcher yaml = YAML_FILE.matcher(path);
          if (image.matches()) {
            images
                .computeIfAbsent(image.group("name"), name -> new TreeMap<>())
                .put(image.group("rest"), text);
          } else if (yaml.matches()) {
            String name = checkedName(yaml.group("name"), shown.apply(path));
            definitions.add(new Definition(kind(path), name, shown.apply(path), text, Map.of()));
          } else {
            throw misplaced(path, shown.apply(path));
          }
        });
    images.forEach((name, folder) -> definitions.add(image(name, folder, shown)));
    definitions.sort(Comparator.comparing(Definition::name));
    return definitions;
  }

  private static Definition image(
      String name, SortedMap<String, String> folder, Function<String, String> shown) {
    String path = "images/%s/%s".formatted(name, IMAGE_FILE);
    String text = folder.remove(IMAGE_FILE);
    if (text == null) {
      throw new ProfileException(
          "%s is missing; each folder under images/ needs one".formatted(shown.apply(path)));
    }
    return new Definition(
        "images", checkedName(name, shown.apply(path)), shown.apply(path), text, folder);
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
    String wanted =
        kind(path).equals("images") ? "images/NAME/" + IMAGE_FILE : kind(path) + "/NAME.yaml";
    return new ProfileException(
        "%s: only files such as %s are used here; rename it, or take it away"
            .formatted(shown, wanted));
  }
}
