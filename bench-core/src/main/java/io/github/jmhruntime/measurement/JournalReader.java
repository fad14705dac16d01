package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a journal line by line; only the last line may be cut. */
final class JournalReader {

  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final List<ForkRecord> forks = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long intactBytes;
  private int lineNumber;

  private JournalReader(Path file) {
    this.file = file;
  }

  static JournalContent read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file, in);
    } catch (IOException e) {
      throw FileTrouble.unread(file, "name the folder of a run with -Doutput", e);
    }
  }

  /** Reads a journal that is open already, and leaves it open. */
  static JournalContent read(Path file, InputStream in) throws IOException {
    JournalReader reader = new JournalReader(file);
    reader.readLines(in);
    return new JournalContent(
        List.copyOf(reader.forks), List.copyOf(reader.warnings), reader.intactBytes);
  }

  private void readLines(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      int start = 0;
      for (int i = 0; i < read; i++) {
        if (chunk[i] == '\n') {
          line.write(chunk, start, i - start);
          acceptWhole(line.toByteArray());
          line.reset();
          start = i + 1;
        }
      }
      line.write(chunk, start, read - start);
    }
    if (line.size() > 0) {
      warnings.add(
          "%s: line %d is cut off after %d bytes, as a crash leaves it; its fork counts as not measured"
              .formatted(file, lineNumber + 1, line.size()));
    }
  }

  private void acceptWhole(byte[] line) {
    lineNumber++;
    if (line.length > 0) {
      forks.add(parse(line));
    }
    intactBytes += line.length + 1L;
  }

  private ForkRecord parse(byte[] line) {
    try {
      ForkRecord fork = JournalLine.parse(line);
      if (fork == null) {
        throw bad("it holds null", null);
      }
      return fork;
    } catch (JsonProcessingException e) {
      throw bad(JsonProblem.words(e), e);
    } catch (IOException e) {
      throw bad(e.toString(), e);
    }
  }

  private ResultFileException bad(String problem, @Nullable IOException cause) {
    String message =
        "line %d is not a fork's record: %s; restore the file from a copy, or remove that line to measure its fork again"
            .formatted(lineNumber, problem);
    return cause == null
        ? ResultFileException.of(file, message)
        : ResultFileException.of(file, message, cause);
  }
}
