package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedForkTest {

  @Property(tries = 50)
  void aForkOfAnySizeComesBackFromItsPieces(
      @ForAll @IntRange(max = 40_000) int values, @ForAll String text) {
    ForkRecord fork = Forks.ok(3, "crun", result(values, text));

    List<String> pieces = PackedFork.pieces(fork);

    assertThat(pieces).isNotEmpty().allMatch(piece -> piece.length() < 8000);
    assertThat(PackedFork.join(pieces)).isEqualTo(fork);
  }

  @Test
  void aFailedForkComesBackToo() {
    ForkRecord fork = Forks.failed(2, "kata", "it hangs");

    assertThat(PackedFork.join(PackedFork.pieces(fork))).isEqualTo(fork);
  }

  @Test
  void whereAPieceIsMissingThereIsNoFork() {
    List<String> pieces = PackedFork.pieces(Forks.ok(1, "runc", result(20_000, "")));

    assertThat(pieces).hasSizeGreaterThan(2);
    assertThatThrownBy(() -> PackedFork.join(pieces.subList(0, pieces.size() - 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PackedFork.join(pieces.subList(1, pieces.size())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOutlineSaysWhatWasMeasuredAndLeavesTheDataOut(@TempDir Path folder) throws Exception {
    ForkRecord whole = Forks.ok(1, "runc", result(1000, "x"));
    ForkRecord failed = Forks.failed(2, "crun", "it hangs");
    String outline = JournalLine.outline(List.of(whole, failed));
    Path file = Files.writeString(folder.resolve("earlier.ndjson"), outline);

    List<ForkRecord> forks = Journal.read(file).forks();

    assertThat(outline).hasSizeLessThan(1000);
    assertThat(forks).extracting(ForkRecord::runtime).containsExactly("runc", "crun");
    assertThat(forks)
        .extracting(ForkRecord::status)
        .containsExactly(whole.status(), failed.status());
    assertThat(forks.get(0).noise()).isEqualTo(whole.noise());
    assertThat(outline).contains("\"measurementIterations\":5");
  }

  /** Numbers without a pattern, since others would pack too well. */
  private static ObjectNode result(int values, String text) {
    ObjectNode result = Json.MAPPER.createObjectNode().put("measurementIterations", 5);
    result.put("text", text);
    var data = result.putArray("rawData");
    for (long i = 0; i < values; i++) {
      data.add(i * 0x9E3779B97F4A7C15L);
    }
    return result;
  }
}
