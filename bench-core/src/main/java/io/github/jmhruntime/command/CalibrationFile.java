package io.github.jmhruntime.command;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.jmhruntime.comparison.Calibration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine's calibration as {@code calibration.json}. */
final class CalibrationFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private CalibrationFile() {}

  static void write(Path file, Calibration calibration) {
    try {
      Files.writeString(file, JSON.writeValueAsString(calibration) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the calibration cannot be written to " + file, e);
    }
  }

  static Calibration read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Calibration.class);
    } catch (IOException e) {
      throw new CommandException(
          "-Dcalibration=%s cannot be read (%s); make one with `mvn jmh-runtime:calibrate`"
              .formatted(file, e.getMessage()));
    }
  }
}
