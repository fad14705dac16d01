package io.github.jmhruntime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.host.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenTest {

  @Property(tries = 30)
  void aFileOfAnySizeComesBackFromItsPieces(
      @ForAll @IntRange(max = 3_000_000) int size, @ForAll long seed) throws IOException {
    byte[] content = random(size, seed);
    Path folder = Files.createTempDirectory("given");
    try {
      put(folder, "earlier.ndjson", Given.pack(content));

      assertThat(Given.read(folder, "earlier.ndjson")).isEqualTo(content);
    } finally {
      FileTree.delete(folder);
    }
  }

  @Test
  void noPieceIsLargerThanAnEngineHolds() {
    List<byte[]> pieces = Given.pack(random(3 * Given.PIECE_BYTES, 1));

    assertThat(pieces).hasSize(4).allMatch(piece -> piece.length <= 700_000);
  }

  @Test
  void filesInOneFolderDoNotMix(@TempDir Path folder) throws IOException {
    put(folder, "plan.json", Given.pack("{}".getBytes(StandardCharsets.UTF_8)));
    put(folder, "earlier.ndjson", Given.pack(new byte[0]));

    assertThat(Given.read(folder, "plan.json")).asString().isEqualTo("{}");
    assertThat(Given.read(folder, "earlier.ndjson")).isEmpty();
  }

  @Test
  void whatIsMissingOrCutIsNamed(@TempDir Path folder) throws IOException {
    List<byte[]> pieces = Given.pack(random(2 * Given.PIECE_BYTES, 1));
    put(folder, "plan.json", pieces.subList(0, 2));

    assertThatThrownBy(() -> Given.read(folder, "plan.json"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("plan.json cannot be read in " + folder);
    assertThatThrownBy(() -> Given.read(folder, "other"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("other.gz.000");
  }

  private static void put(Path folder, String name, List<byte[]> pieces) throws IOException {
    for (int i = 0; i < pieces.size(); i++) {
      Files.write(folder.resolve(Given.piece(name, i)), pieces.get(i));
    }
  }

  private static byte[] random(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
