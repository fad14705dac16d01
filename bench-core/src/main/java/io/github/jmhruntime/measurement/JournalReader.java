package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a journal line by line; only the last line may be cut. */
final class JournalReader {

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
    } catch (NoSuchFileException e) {
      throw ResultFileException.of(
          file, "there is no such journal; name the folder of a run with -Doutput", e);
    } catch (IOException e) {
      throw ResultFileException.of(file, "the journal cannot be read: " + e, e);
    }
  }

  /** Reads a journal that is open already, and leaves it open. */
  static JournalContent read(Path file, InputStream in) throws IOException {
    JournalReader reader = new JournalReader(file);
    reader.readLines(new BufferedInputStream(in));
    return new JournalContent(
        List.copyOf(reader.forks), List.copyOf(reader.warnings), reader.intactBytes);
  }

  private void readLines(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        acceptWhole(line.toByteArray());
        line.reset();
      } else {
        line.write(b);
      }
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
      return Json.MAPPER.readValue(line, ForkRecord.class);
    } catch (IOException e) {
      throw ResultFileException.of(
          file,
          "line %d is not a fork's record: %s; restore the file from a copy, or remove that line to measure its fork again"
              .formatted(lineNumber, reason(e)),
          e);
    }
  }

  private static String reason(IOException e) {
    if (e.getCause() instanceof IllegalArgumentException missing) {
      return String.valueOf(missing.getMessage());
    }
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
  }
}
