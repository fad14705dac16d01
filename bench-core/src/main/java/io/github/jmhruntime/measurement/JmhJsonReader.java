package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads JMH's JSON of any version from 1.20 to 1.37 as a stream, so that the size of a file does
 * not matter.
 */
public final class JmhJsonReader {

  private static final String REMEDY = "a result file is what JMH writes with -rf json -rff FILE";

  private final Path file;
  private boolean empty = true;

  private JmhJsonReader(Path file) {
    this.file = file;
  }

  /**
   * Hands over each metric of each result, the primary one of a result first.
   *
   * @throws ResultFileException where the file is missing, unreadable, empty or not JMH's JSON,
   *     naming the file, the position and a remedy; results before that position have been handed
   *     over
   */
  public static void read(Path file, Consumer<JmhResult> results) {
    try (InputStream in = Files.newInputStream(file)) {
      read(file, in, results);
    } catch (IOException e) {
      throw FileTrouble.unread(file, REMEDY, e);
    }
  }

  /** All metrics of all results, see {@link #read(Path, Consumer)}. */
  public static List<JmhResult> readAll(Path file) {
    List<JmhResult> results = new ArrayList<>();
    read(file, results::add);
    return results;
  }

  /**
   * Whether a file begins like one of JMH's JSON: with an array whose first object names a
   * benchmark. One that is empty, cut or unreadable counts as one, so that reading it tells why it
   * is of no use.
   */
  public static boolean looksLikeResults(Path file) {
    boolean array = false;
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = Json.FACTORY.createParser(in)) {
      JsonToken first = parser.nextToken();
      array = first == JsonToken.START_ARRAY;
      return first == null || (array && firstNamesBenchmark(parser));
    } catch (JsonProcessingException e) {
      return array;
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean firstNamesBenchmark(JsonParser parser) throws IOException {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (parser.currentName().equals("benchmark")) {
          return true;
        }
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return false;
  }

  static void read(Path file, InputStream in, Consumer<JmhResult> results) throws IOException {
    try (JsonParser parser = Json.FACTORY.createParser(in)) {
      parser.setCodec(Json.MAPPER);
      try {
        new JmhJsonReader(file).read(parser, results);
      } catch (JsonProcessingException e) {
        JsonLocation place = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        throw notJmhs(file, JsonProblem.position(place), JsonProblem.words(e), e);
      }
    }
  }

  private static ResultFileException notJmhs(
      Path file, String position, String problem, IOException cause) {
    return ResultFileException.of(
        file, position + "not JMH's JSON: " + problem + "; " + REMEDY, cause);
  }

  private void read(JsonParser in, Consumer<JmhResult> results) throws IOException {
    JsonToken first = in.nextToken();
    if (first == null) {
      throw ResultFileException.of(
          file, "is empty: JMH writes its results only when a run ends in good order; " + REMEDY);
    }
    if (first != JsonToken.START_ARRAY) {
      throw ResultFileException.of(
          file,
          JsonProblem.position(in.currentTokenLocation()) + "not an array of results; " + REMEDY);
    }
    ResultParser parser = new ResultParser(in);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      empty = false;
      parser.parse(results);
    }
    if (in.nextToken() != null) {
      throw ResultFileException.of(
          file,
          JsonProblem.position(in.currentTokenLocation())
              + "text after the end of the results; give files that were joined one by one");
    }
    if (empty) {
      throw ResultFileException.of(file, "holds no results; no benchmark was run, or all failed");
    }
  }
}
