package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.measurement.HostileJson;
import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationFileTest {

  private static final String CALIBRATION =
      """
      {"format":1,"baseline":"runc","confidence":0.95,"relevantDifference":0.02,"seed":1,
       "benchmarks":[{"benchmark":"a.B.run","mode":"ss","params":{"size":"1"},"blocks":10,"noiseFloorPercent":3.5,
         "percent":{"estimate":100.0,"lower":99.0,"upper":101.0},"verdict":"EQUIVALENT",
         "detectable":[{"blocks":5,"percent":4.0}],"needed":[{"precisionPercent":1.0,"blocks":null}]}],
       "falseAlarms":[{"blocks":5,"relabelings":100,"rowRate":0.05,"familyRate":0.05}],"warnings":[]}
      """;

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Calibration calibration = read(CALIBRATION);
    Path file = folder.resolve("deep/calibration.json");
    CalibrationFile.write(file, calibration);

    assertThat(CalibrationFile.read(file)).isEqualTo(calibration);
  }

  @Test
  void anyValueIsReadOrAnErrorThatNamesTheFileAndTheOption() {
    HostileJson.each(
        CALIBRATION,
        text -> {
          try {
            assertThat(read(text).benchmarks()).doesNotContainNull();
          } catch (ResultFileException e) {
            assertThat(e.getMessage())
                .startsWith(file() + ": is not a calibration: ")
                .contains("-Dcalibration");
          }
        });
  }

  @Test
  void aFileThatIsEmptyIsAnErrorThatSaysHowToMakeOne() {
    assertThatThrownBy(() -> read(""))
        .hasMessage(
            file()
                + ": is not a calibration: line 1, column 1: it is empty, as a full disk leaves it; give -Dcalibration"
                + " a file that `mvn jmh-runtime:calibrate` has made");
  }

  private Calibration read(String text) {
    try {
      return CalibrationFile.read(Files.writeString(file(), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.resolve("calibration.json");
  }
}
