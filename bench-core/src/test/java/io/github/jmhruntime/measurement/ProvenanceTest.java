package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.measurement.Provenance.MeasuredImage;
import io.github.jmhruntime.measurement.Provenance.MeasuredLimits;
import io.github.jmhruntime.measurement.Provenance.MeasuredRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

  private static final Provenance PROVENANCE =
      new Provenance(
          "20261121-100000-4711",
          "0.1.0",
          Instant.parse("2026-11-21T10:00:00Z"),
          Instant.parse("2026-11-21T10:03:20Z"),
          0.84,
          4711,
          Map.of("version", "20.10.24", "apiVersion", "1.41"),
          List.of(new MeasuredRuntime("runc", "runc", "1.1.5")),
          List.of(new MeasuredImage("busybox", "busybox:1.36", "sha256:0123", "built", 4_300_000)),
          List.of(
              new MeasuredLimits("default", null, null), new MeasuredLimits("min", 1.0, 2L << 30)),
          Map.of("kernel", "6.1.0"),
          Json.MAPPER.createObjectNode().put("blocks", 10));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve("run.json");
    PROVENANCE.write(file);

    assertThat(Provenance.read(file)).isEqualTo(PROVENANCE);
  }

  @Test
  void theFileStartsWithItsFormatAndTimesAreIsoText() throws IOException {
    Path file = folder.resolve("run.json");
    PROVENANCE.write(file);
    JsonNode json = Json.MAPPER.readTree(file.toFile());

    assertThat(json.fieldNames().next()).isEqualTo("format");
    assertThat(json.get("format").intValue()).isEqualTo(1);
    assertThat(json.get("startedAt").textValue()).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(json.at("/limits/0").has("cpus")).isFalse();
  }

  @Test
  void anotherFileIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> Provenance.read(Fixtures.path("jmh-1.37/fork-1.json")))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("fork-1.json");
  }

  @Test
  void aFileThatIsCutOrEmptyIsAnErrorThatSaysSo() throws IOException {
    Path file = folder.resolve("run.json");
    PROVENANCE.write(file);
    String whole = Files.readString(file).strip();
    for (int length = 0; length < whole.length(); length += 20) {
      Files.writeString(file, whole.substring(0, length));
      assertThatThrownBy(() -> Provenance.read(file))
          .isInstanceOf(ResultFileException.class)
          .hasMessageStartingWith(file + ": is not a run's provenance: ")
          .hasMessageContaining(length == 0 ? "it is empty, as a full disk leaves it" : "line ")
          .hasMessageEndingWith("restore it from a copy, or move it away to do without");
    }
  }

  @Test
  void anyValueIsReadOrAnErrorThatNamesTheFile() throws IOException {
    Path file = folder.resolve("run.json");
    PROVENANCE.write(file);
    HostileJson.each(
        Files.readString(file),
        text -> {
          try {
            Files.writeString(file, text);
            Provenance run = Provenance.read(file);
            assertThat(run.run()).isNotBlank();
            assertThat(run.host().values()).doesNotContainNull();
          } catch (ResultFileException e) {
            assertThat(e.getMessage()).startsWith(file + ": is not a run's provenance: ");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void aValueOfAnotherTypeIsNamedWithItsPlace() throws IOException {
    Path file = folder.resolve("run.json");
    PROVENANCE.write(file);
    Files.writeString(
        file, Files.readString(file).replace("\"sizeBytes\" : 4300000", "\"sizeBytes\" : \"big\""));

    assertThatThrownBy(() -> Provenance.read(file))
        .hasMessageContaining("'images[0].sizeBytes' is 'big'; it must be a number");
  }
}
