package io.github.jmhruntime.profile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.jmhruntime.profile.Node.Entry;
import io.github.jmhruntime.profile.Node.Mapping;
import io.github.jmhruntime.profile.Node.Scalar;
import io.github.jmhruntime.profile.Node.Scalar.Type;
import io.github.jmhruntime.profile.Node.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Turns YAML text into {@link Node}s.
 *
 * <p>Jackson's data binding forgets where a value stood, so the tree is built from its token
 * stream.
 */
final class YamlTree {

  private static final YAMLFactory YAML = new YAMLFactory();

  private final String file;
  private final YAMLParser parser;

  private YamlTree(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * The keys and values of a file.
   *
   * @param file the file as messages shall name it
   * @throws ProfileException if the text is not YAML, or is anything else than keys and values
   */
  static Mapping parse(String file, String text) {
    try (YAMLParser parser = YAML.createParser(text)) {
      YamlTree tree = new YamlTree(file, parser);
      try {
        return tree.document();
      } catch (StreamConstraintsException e) {
        throw tree.here().problem("this nests deeper or is longer than any profile: %s", limit(e));
      }
    } catch (JsonProcessingException e) {
      throw syntaxError(file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading text from memory", e);
    }
  }

  private Mapping document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new Mark(file, 1, 1).problem("the file is empty; it needs keys and values");
    }
    Node root = node(first);
    if (parser.nextToken() != null) {
      throw here().problem("a second document starts here; write one profile per file");
    }
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    throw root.at().problem("the file holds %s where keys and values must be", root.kind());
  }

  private Node node(JsonToken token) throws IOException {
    if (parser.isCurrentAlias()) {
      throw here().problem("'*%s' refers to another value; write the value out", parser.getText());
    }
    return switch (token) {
      case START_OBJECT -> mapping();
      case START_ARRAY -> sequence();
      case VALUE_NULL -> new Scalar(here(), "", Type.NONE);
      case VALUE_TRUE, VALUE_FALSE -> new Scalar(here(), parser.getText(), Type.BOOLEAN);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Scalar(here(), parser.getText(), Type.NUMBER);
      default -> new Scalar(here(), printable(parser.getText()), Type.TEXT);
    };
  }

  /** No name, path or argument can hold a NUL, and no terminal shows the others. */
  private String printable(String text) {
    boolean none =
        text.chars()
            .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    if (none) {
      throw here().problem("a control character stands in this text; take it out");
    }
    return text;
  }

  private Mapping mapping() throws IOException {
    Mark start = here();
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Mark at = here();
      String key = parser.currentName();
      Entry entry = new Entry(at, node(parser.nextToken()));
      Entry earlier = entries.putIfAbsent(key, entry);
      if (earlier != null) {
        throw at.problem(
            "key '%s' stands here a second time, first in line %d; keep one of them",
            key, earlier.at().line());
      }
    }
    return new Mapping(start, entries);
  }

  private Sequence sequence() throws IOException {
    Mark start = here();
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token));
    }
    return new Sequence(start, items);
  }

  private Mark here() {
    return mark(file, parser.currentTokenLocation());
  }

  /** Jackson names the method that would raise the limit; nobody can call it from a file. */
  private static String limit(StreamConstraintsException e) {
    return e.getOriginalMessage().replaceAll(", from `[^`]*`", "");
  }

  private static Mark mark(String file, @Nullable JsonLocation location) {
    return location == null
        ? new Mark(file, 1, 1)
        : new Mark(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  private static ProfileException syntaxError(String file, JsonProcessingException e) {
    Mark at = mark(file, e.getLocation());
    String problem = e.getOriginalMessage();
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
      // Jackson's location is where the last good token was; SnakeYAML counts from 0.
      if (marked.getProblemMark() != null) {
        at =
            new Mark(
                file,
                marked.getProblemMark().getLine() + 1,
                marked.getProblemMark().getColumn() + 1);
      }
      problem = marked.getProblem();
    }
    return at.problem(
        "this is not YAML: %s; look at the indentation and the quotes here and in the line above",
        problem.strip().lines().findFirst().orElse("it cannot be read"));
  }
}
