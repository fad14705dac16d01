package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of JSON that this project has written, such as {@code run.json}. */
public final class JsonFile {

  private JsonFile() {}

  /**
   * Reads a file as one object. Unknown keys do not matter.
   *
   * @param type a record; what its constructor refuses with an {@link IllegalArgumentException}, is
   *     told as the file's problem
   * @param what what the file is, such as {@code a run's provenance}
   * @param remedy what is to be done where it is missing, cut off or something else
   * @throws ResultFileException naming the file, the place, the key, the value and the remedy
   */
  public static <T> T read(Path file, Class<T> type, String what, String remedy) {
    try (InputStream in = Files.newInputStream(file)) {
      T value = Json.MAPPER.readValue(in, type);
      if (value == null) {
        throw ResultFileException.of(file, "is not %s: it holds null; %s".formatted(what, remedy));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw ResultFileException.of(
          file, "is not %s: %s; %s".formatted(what, JsonProblem.of(e, null), remedy), e);
    } catch (IOException e) {
      throw FileTrouble.unread(file, remedy, e);
    }
  }
}
