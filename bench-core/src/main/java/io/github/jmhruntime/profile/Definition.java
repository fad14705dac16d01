package io.github.jmhruntime.profile;

import java.util.Map;

/**
 * The text of one profile before it is read.
 *
 * @param kind the folder it lies in, such as {@code runtimes}
 * @param name the name that its file or folder gives it
 * @param file the YAML file as messages shall name it
 * @param text what the YAML file holds
 * @param companions the other files of its folder, for an image
 */
record Definition(
    String kind, String name, String file, String text, Map<String, String> companions) {

  /** What a user's definition must share with one of the project's own to replace it. */
  String key() {
    return kind + "/" + name;
  }

  /** Its keys and values, checked for unknown keys and for the name. */
  Section section(Shape shape) {
    Section section = Section.of(YamlTree.parse(file, text), "", shape);
    String written = section.text("name");
    if (!written.equals(name)) {
      throw section.problem(
          "name", "is '%s', but the file says '%s'; make them the same", written, name);
    }
    return section;
  }
}
