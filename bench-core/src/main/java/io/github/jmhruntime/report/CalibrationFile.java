package io.github.jmhruntime.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.measurement.JsonFile;
import io.github.jmhruntime.measurement.ResultFile;
import java.nio.file.Path;

/** A machine's calibration as {@code calibration.json}. */
public final class CalibrationFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CalibrationFile() {}

  /**
   * Writes the file, whole or not at all.
   *
   * @throws io.github.jmhruntime.measurement.ResultFileException where it cannot be written
   */
  public static void write(Path file, Calibration calibration) {
    try {
      ResultFile.write(file, JSON.writeValueAsString(calibration) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a calibration that is no JSON", e);
    }
  }

  /**
   * Reads it again.
   *
   * @throws io.github.jmhruntime.measurement.ResultFileException where it is missing or holds
   *     something else
   */
  public static Calibration read(Path file) {
    return JsonFile.read(
        file,
        Calibration.class,
        "a calibration",
        "give -Dcalibration a file that `mvn jmh-runtime:calibrate` has made");
  }
}
