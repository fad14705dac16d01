package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhJsonWriterTest {

  private static final Path FORK_1 = Fixtures.path("jmh-1.37/fork-1.json");

  @TempDir Path folder;

  private final JmhJsonWriter writer =
      new JmhJsonWriter("run-1", fork -> fork.noise().getOrDefault("stealShare", 0.0) > 0.5);

  @Test
  void forksStandInTheOrderOfTheirBlocksWhateverTheirOrderInTheJournal() {
    Path file = folder.resolve("runc.json");
    int written =
        writer.write(
            file,
            "runc",
            List.of(
                Forks.ok(3, "runc", singleShot(3)),
                Forks.ok(1, "runc", singleShot(1)),
                Forks.ok(1, "crun", singleShot(2)),
                Forks.failed(2, "runc", "no answer in 60 s")));

    JmhResult result = JmhJsonReader.readAll(file).get(0);

    assertThat(written).isEqualTo(1);
    assertThat(result.origin())
        .isEqualTo(
            new JmhResult.Origin(
                "run-1",
                "runc",
                List.of(1, 3),
                List.of(),
                1,
                List.of(),
                List.of(),
                new Axes("busybox", null, null),
                new Allotment(1.0, 2.0, null, null)));
    assertThat(result.forks()).isEqualTo(2);
    assertThat(result.rawData()).containsExactly(rawData(singleShot(1)), rawData(singleShot(3)));
  }

  @Test
  void theLaterOfTwoForksOfABlockCountsAndTheFileSaysSo() throws IOException {
    Path file = folder.resolve("runc.json");
    ForkRecord disturbed = disturbed(Forks.ok(1, "runc", singleShot(1)));
    writer.write(file, "runc", List.of(disturbed, Forks.ok(1, "runc", singleShot(2))));

    assertThat(JmhJsonReader.readAll(file).get(0).rawData())
        .containsExactly(rawData(singleShot(2)));
    JsonNode origin = Json.MAPPER.readTree(file.toFile()).at("/0/jmhRuntime");
    assertThat(origin.get("remeasuredBlocks").get(0).intValue()).isEqualTo(1);
    assertThat(origin.get("disturbedBlocks")).isEmpty();
  }

  @Test
  void theNodeOfEachBlockIsNamed() throws IOException {
    Path file = folder.resolve("runc.json");
    ForkRecord here = Forks.ok(2, "runc", singleShot(2));
    ForkRecord there = Forks.ok(1, "runc", singleShot(1)).on("worker-3");
    writer.write(file, "runc", List.of(here, there));

    assertThat(nodes(file)).containsExactly("worker-3", "this machine");
    writer.write(file, "runc", List.of(here));
    assertThat(nodes(file)).isEmpty();
    assertThat(Files.readString(file)).doesNotContain("nodes");
  }

  @Test
  void disturbedBlocksAreNamed() {
    Path file = folder.resolve("runc.json");
    writer.write(
        file,
        "runc",
        List.of(disturbed(Forks.ok(1, "runc", singleShot(1))), Forks.ok(2, "runc", singleShot(2))));

    assertThat(JmhJsonReader.readAll(file).get(0).origin())
        .isEqualTo(
            new JmhResult.Origin(
                "run-1",
                "runc",
                List.of(1, 2),
                List.of(),
                0,
                List.of(1),
                List.of(),
                new Axes("busybox", null, null),
                new Allotment(1.0, 2.0, null, null)));
  }

  @Test
  void theFieldsAreJmhsOwnAndOneMore() throws IOException {
    Path file = folder.resolve("runc.json");
    writer.write(file, "runc", List.of(Forks.ok(1, "runc", singleShot(1))));

    List<String> expected = names(singleShot(1));
    expected.add("jmhRuntime");
    assertThat(names(Json.MAPPER.readTree(file.toFile()).get(0))).isEqualTo(expected);
  }

  @Test
  void aRuntimeWhoseForksAllFailedHasAnEmptyFile() throws IOException {
    Path file = folder.resolve("kata.json");

    assertThat(writer.write(file, "kata", List.of(Forks.failed(1, "kata", "no /dev/kvm"))))
        .isZero();
    assertThat(Files.readString(file).strip()).isEqualTo("[ ]");
  }

  @Test
  void aForkWithoutAPrimaryMetricIsRefusedWithItsBlock() {
    assertThatThrownBy(
            () -> writer.write(folder.resolve("a.json"), "runc", List.of(Forks.ok(4, "runc"))))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("lifecycle.Start.start {image=busybox}")
        .hasMessageContaining("block 4");
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnErrorAndTheOldFileStays() throws IOException {
    Path file = Files.writeString(folder.resolve("occupied"), "old");

    assertThatThrownBy(() -> ResultFile.write(file.resolve("runc.json"), "new"))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("-Doutput");
    assertThatThrownBy(
            () ->
                ResultFile.write(
                    file,
                    out -> {
                      out.write("half");
                      throw new IOException("No space left on device");
                    }))
        .hasMessageContaining("No space left on device");
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private static List<String> nodes(Path file) {
    return Objects.requireNonNull(JmhJsonReader.readAll(file).get(0).origin()).nodes();
  }

  private static ForkRecord disturbed(ForkRecord fork) {
    return new ForkRecord(
        fork.block(),
        fork.runtime(),
        fork.benchmark(),
        fork.mode(),
        fork.params(),
        fork.axes(),
        fork.status(),
        fork.reason(),
        fork.evidence(),
        java.util.Map.of("stealShare", 0.9),
        fork.startedAt(),
        fork.seconds(),
        fork.result());
  }

  private static JsonNode singleShot(int fork) {
    for (JsonNode result : Fixtures.json("jmh-1.37/fork-" + fork + ".json")) {
      if (result.get("mode").textValue().equals("ss")) {
        return result;
      }
    }
    throw new IllegalStateException("no result in mode ss in " + FORK_1);
  }

  private static List<Double> rawData(JsonNode result) {
    List<Double> values = new ArrayList<>();
    result.at("/primaryMetric/rawData/0").forEach(value -> values.add(value.doubleValue()));
    return values;
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    assertThat(Set.copyOf(names)).hasSameSizeAs(names);
    return names;
  }
}
