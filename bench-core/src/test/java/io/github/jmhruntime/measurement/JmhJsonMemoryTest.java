package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Large inputs in a JVM with a small heap. {@code java -cp … JmhJsonMemoryTest 100000 list false}
 * prints what the full size takes.
 */
class JmhJsonMemoryTest {

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void readingAsAStreamTakesMemoryThatDoesNotGrowWithTheFile(String histogram) throws Exception {
    assertThat(readInChild("-Xmx24m", "20000", "stream", histogram)).contains("read 40000 metrics");
  }

  @Test
  void aHundredThousandResultsFitIntoAHalfGigabyte() throws Exception {
    assertThat(readInChild("-Xmx128m", "25000", "list", "false")).contains("read 50000 metrics");
  }

  private static String readInChild(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments).subList(0, 1));
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(JmhJsonMemoryTest.class.getName());
    command.addAll(List.of(arguments).subList(1, arguments.length));
    File output = File.createTempFile("child", ".txt");
    Process child =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return java.nio.file.Files.readString(output.toPath(), StandardCharsets.UTF_8);
    } finally {
      child.destroyForcibly().waitFor();
      assertThat(output.delete()).isTrue();
    }
  }

  /** Reads generated results: how many, {@code list} or {@code stream}, and whether histograms. */
  public static void main(String[] args) throws IOException {
    int results = Integer.parseInt(args[0]);
    List<JmhResult> kept = new ArrayList<>();
    int[] metrics = {0};
    long start = System.nanoTime();
    JmhJsonReader.read(
        Path.of("generated"),
        new JmhJsonGenerator(results, Boolean.parseBoolean(args[2])),
        result -> {
          metrics[0]++;
          if (args[1].equals("list")) {
            kept.add(result);
          }
        });
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "read %d metrics in %.1f s, %d kept in %d MiB%n",
        metrics[0], seconds, kept.size(), (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}
