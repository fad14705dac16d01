package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForkResultTest {

  @ParameterizedTest
  @MethodSource("results")
  void whatIsReadFromALineIsWhatWasWrittenThere(JsonNode json) throws JsonProcessingException {
    ForkRecord fork = Forks.ok(1, "runc", json);

    String line = Json.MAPPER.writeValueAsString(fork);
    ForkRecord read = Json.MAPPER.readValue(line, ForkRecord.class);

    assertThat(read).isEqualTo(fork).hasSameHashCodeAs(fork);
    assertThat(json(read)).isEqualTo(json(fork));
    assertThat(Json.MAPPER.writeValueAsString(read)).isEqualTo(line);
  }

  private static JsonNode json(ForkRecord fork) {
    return Objects.requireNonNull(fork.result()).json();
  }

  static Stream<JsonNode> results() throws JsonProcessingException {
    JsonNode odd =
        Json.MAPPER.readTree(
            "{\"score\":NaN,\"error\":\"NaN\",\"tiny\":1.0E-300,\"long\":9223372036854775807,\"none\":null,\"text\":\"gr\u00fcn \u2028 \\n\",\"yes\":true,\"empty\":[[],{}]}");
    return Stream.concat(
        Stream.of(odd),
        Stream.of("1.20", "1.37")
            .flatMap(version -> Stream.of(Fixtures.json("jmh-" + version + "/fork-1.json")))
            .flatMap(results -> StreamSupport.stream(results.spliterator(), false)));
  }
}
