package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.Node.Entry;
import io.github.jmhruntime.profile.Node.Mapping;
import io.github.jmhruntime.profile.Node.Scalar;
import io.github.jmhruntime.profile.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of one {@link Shape}, read strictly: whatever is missing, unknown or of another
 * type is a {@link ProfileException} that names the place, the key, the value and what to write.
 */
final class Section {

  private final Mark at;
  private final String path;
  private final Shape shape;
  private final Map<String, Entry> entries;

  private Section(Mark at, String path, Shape shape, Map<String, Entry> entries) {
    this.at = at;
    this.path = path;
    this.shape = shape;
    this.entries = entries;
  }

  /**
   * Checks that there is no key that the shape does not know.
   *
   * @param path what stands before its keys in messages, such as {@code install.}
   */
  static Section of(Mapping mapping, String path, Shape shape) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!shape.keys().contains(key)) {
                throw entry
                    .at()
                    .problem(
                        "unknown key '%s'%s; known are %s",
                        path + key,
                        Nearest.to(key, shape.keys())
                            .map(", did you mean '%s'?"::formatted)
                            .orElse(""),
                        String.join(", ", shape.keys()));
              }
            });
    return new Section(mapping.at(), path, shape, mapping.entries());
  }

  /** A problem with the value of that key, or with the section where the key is missing. */
  ProfileException problem(String key, String format, Object... arguments) {
    return markOf(key).problem("key '%s%s' %s", path, key, format.formatted(arguments));
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  String text(String key) {
    return Values.text(path + key, required(key)).strip();
  }

  @Nullable String textOrNull(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : Values.text(path + key, entry.value()).strip();
  }

  /** A number, however it is written. */
  double number(String key, double least, double most) {
    return Values.number(path + key, required(key), least, most);
  }

  /** A part of a whole, written as a percentage. */
  double percentage(String key) {
    return Values.percentage(path + key, required(key));
  }

  /** One of the known words. */
  String word(String key, List<String> known) {
    return Values.word(path + key, required(key), known, "");
  }

  /** Keys that the file may choose; a missing key has none. */
  Map<String, Entry> entries(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return Map.of();
    }
    if (!(entry.value() instanceof Mapping mapping)) {
      throw problem(key, "is %s; it must be keys and values", entry.value().kind());
    }
    return mapping.entries();
  }

  /** Texts under keys that are all known. */
  Map<String, String> texts(String key, List<String> known) {
    Map<String, String> texts = new LinkedHashMap<>();
    entries(key)
        .forEach(
            (word, entry) -> {
              if (!known.contains(word)) {
                throw entry
                    .at()
                    .problem(
                        "unknown key '%s%s.%s'%s; known are %s",
                        path,
                        key,
                        word,
                        Nearest.to(word, known).map(", did you mean '%s'?"::formatted).orElse(""),
                        String.join(", ", known));
              }
              texts.put(word, Values.text(path + key + "." + word, entry.value()).strip());
            });
    return texts;
  }

  /** Text of a certain form, which the description completes after 'it must be'. */
  String text(String key, Pattern form, String description) {
    String text = text(key);
    if (!form.matcher(text).matches()) {
      throw problem(key, "is '%s'; it must be %s", text, description);
    }
    return text;
  }

  String regex(String key) {
    return Values.regex(path + key, required(key));
  }

  boolean flag(String key, boolean otherwise) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return otherwise;
    }
    if (entry.value() instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN) {
      return Boolean.parseBoolean(scalar.text());
    }
    throw problem(key, "is %s; it must be true or false", entry.value().kind());
  }

  int integer(String key, int least, int most) {
    return Values.integer(path + key, required(key), least, most);
  }

  @Nullable Section section(String key, Shape shape) {
    Entry entry = entries.get(key);
    return entry == null ? null : section(path + key, entry.value(), shape);
  }

  List<String> texts(String key) {
    return list(key, Values::text);
  }

  /** Texts of a certain form, which the description completes after 'it must be'. */
  List<String> texts(String key, Pattern form, String description) {
    List<String> texts = texts(key);
    for (String text : texts) {
      if (!form.matcher(text).matches()) {
        throw problem(key, "holds '%s'; each must be %s", text, description);
      }
    }
    return texts;
  }

  List<String> regexes(String key) {
    return list(key, Values::regex);
  }

  List<Integer> integers(String key, int least, int most) {
    return list(key, (name, node) -> Values.integer(name, node, least, most));
  }

  <T> List<T> sections(String key, Shape shape, Function<Section, T> reader) {
    return list(key, (name, node) -> reader.apply(section(name, node, shape)));
  }

  /** Where the section starts. */
  Mark at() {
    return at;
  }

  /** A text with the place where it stands. */
  Name name(String key) {
    return new Name(markOf(key), text(key));
  }

  /** Where a value stands, or the section where it is missing. */
  Mark markOf(String key) {
    Entry entry = entries.get(key);
    return entry == null ? at : entry.value().at();
  }

  /** Texts with the places where they stand. */
  List<Name> names(String key) {
    texts(key);
    return list(key, (name, node) -> new Name(node.at(), Values.text(name, node).strip()));
  }

  /** Each item must be one of the known words. */
  List<String> words(String key, List<String> known, String remedy) {
    return list(key, (name, node) -> Values.word(name, node, known, remedy));
  }

  /** Refuses an empty list. */
  <T> List<T> notEmpty(String key, List<T> values) {
    if (values.isEmpty()) {
      throw has(key) ? problem(key, "is an empty list; it needs at least one item") : missing(key);
    }
    return values;
  }

  /** Reads a list without repetitions; a missing key is an empty list. */
  private <T> List<T> list(String key, ItemReader<T> reader) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return List.of();
    }
    if (!(entry.value() instanceof Sequence sequence)) {
      throw problem(key, "is %s; it must be a list, such as [a, b]", entry.value().kind());
    }
    List<T> values = new ArrayList<>();
    Map<T, Integer> lines = new HashMap<>();
    for (Node item : sequence.items()) {
      String name = "%s%s[%d]".formatted(path, key, values.size());
      T value = reader.read(name, item);
      Integer earlier = lines.putIfAbsent(value, item.at().line());
      if (earlier != null && !key.equals("command") && !key.equals("arguments")) {
        throw item.at()
            .problem(
                "key '%s' repeats '%s', which stands in line %d already; remove one of them",
                name, value, earlier);
      }
      values.add(value);
    }
    return List.copyOf(values);
  }

  private interface ItemReader<T> {
    T read(String name, Node node);
  }

  private Node required(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw missing(key);
    }
    return entry.value();
  }

  private ProfileException missing(String key) {
    return at.problem("key '%s%s' is missing; add it, %s says what it is", path, key, shape.page());
  }

  static Section section(String name, Node node, Shape shape) {
    if (node instanceof Mapping mapping) {
      return of(mapping, name + ".", shape);
    }
    throw node.at()
        .problem(
            "key '%s' is %s; it must be keys and values out of %s",
            name, node.kind(), String.join(", ", shape.keys()));
  }
}
