package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Writes the forks of one runtime as one file of JMH's JSON.
 *
 * <p>Its objects are what JMH itself would have written, with the key {@code jmhRuntime} added, so
 * that every reader of JMH's JSON opens them. Score, error and percentiles pool all iterations, as
 * JMH does; a comparison takes the raw data instead.
 */
public final class JmhJsonWriter {

  /**
   * Properties of a forked JVM with one of these prefixes are set per fork and left out of the
   * file, so that the same benchmark has the same arguments in each.
   */
  public static final List<String> OWN_PROPERTY_PREFIXES =
      List.of("jmhruntime.", "io.github.jmhruntime.");

  /** The key that this project adds to each object. */
  static final String ORIGIN = "jmhRuntime";

  /** Stands among names of nodes for the machine that has none. */
  private static final String THIS_MACHINE = "this machine";

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::benchmark)
          .thenComparing(Key::mode)
          .thenComparing(key -> new TreeMap<>(key.params()).toString());

  private record Key(String benchmark, String mode, Map<String, String> params) {
    static Key of(ForkRecord fork) {
      return new Key(fork.benchmark(), fork.mode(), fork.params());
    }
  }

  private final String run;
  private final Predicate<ForkRecord> disturbed;

  /**
   * Creates a writer for one run.
   *
   * @param run the run's id
   * @param disturbed whether the machine was disturbed during a fork
   */
  public JmhJsonWriter(String run, Predicate<ForkRecord> disturbed) {
    this.run = run;
    this.disturbed = disturbed;
  }

  /**
   * Writes the file, sorted by benchmark, mode and parameters. Where a fork was measured again in
   * the same block, the file holds the later one and says so; the journal keeps both.
   *
   * @param file such as {@code crun.json}
   * @param runtime whose forks to write; those of others are passed over
   * @param forks of the journal, in its order
   * @return how many results the file holds; 0 where every fork of the runtime failed
   * @throws ResultFileException where it cannot be written, or forks do not belong together
   */
  public int write(Path file, String runtime, List<ForkRecord> forks) {
    TreeMap<Key, List<ForkRecord>> byKey = new TreeMap<>(ORDER);
    for (ForkRecord fork : forks) {
      if (fork.runtime().equals(runtime)) {
        byKey.computeIfAbsent(Key.of(fork), key -> new java.util.ArrayList<>()).add(fork);
      }
    }
    ArrayNode results = Json.MAPPER.createArrayNode();
    byKey.forEach((key, ofKey) -> addMerged(file, results, key, ofKey));
    ResultFile.write(
        file,
        writer -> {
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(writer, results);
          writer.write('\n');
        });
    return results.size();
  }

  private void addMerged(Path file, ArrayNode results, Key key, List<ForkRecord> forks) {
    TreeMap<Integer, ForkRecord> byBlock = new TreeMap<>();
    TreeSet<Integer> remeasured = new TreeSet<>();
    int failed = 0;
    for (ForkRecord fork : forks) {
      if (fork.status() == ForkRecord.Status.FAILED) {
        failed++;
      } else if (byBlock.put(fork.block(), fork) != null) {
        remeasured.add(fork.block());
      }
    }
    if (byBlock.isEmpty()) {
      return;
    }
    ObjectNode merged = merge(file, key, List.copyOf(byBlock.values()));
    JmhResult.Origin origin =
        new JmhResult.Origin(
            run,
            forks.get(0).runtime(),
            List.copyOf(byBlock.keySet()),
            nodes(byBlock.values()),
            failed,
            byBlock.values().stream().filter(disturbed).map(ForkRecord::block).toList(),
            List.copyOf(remeasured),
            byBlock.firstEntry().getValue().axes(),
            allotment(byBlock.values()));
    merged.set(ORIGIN, Json.MAPPER.valueToTree(origin));
    results.add(merged);
  }

  /** The node of each fork; empty where all ran on this machine. */
  private static List<String> nodes(Collection<ForkRecord> forks) {
    return forks.stream().allMatch(fork -> fork.node() == null)
        ? List.of()
        : forks.stream()
            .map(fork -> Objects.requireNonNullElse(fork.node(), THIS_MACHINE))
            .toList();
  }

  private static Allotment allotment(Collection<ForkRecord> forks) {
    return Allotment.most(
        forks.stream()
            .map(ForkRecord::evidence)
            .filter(Objects::nonNull)
            .map(Evidence::allotment)
            .toList());
  }

  private static ObjectNode merge(Path file, Key key, List<ForkRecord> forks) {
    try {
      List<JsonNode> raw = forks.stream().map(JmhJsonWriter::json).toList();
      return ForkMerge.merge(raw);
    } catch (IllegalArgumentException e) {
      throw ResultFileException.of(
          file, "%s %s: %s".formatted(key.benchmark(), key.params(), e.getMessage()), e);
    }
  }

  private static JsonNode json(ForkRecord fork) {
    ForkResult result = fork.result();
    JsonNode json = result == null ? MissingNode.getInstance() : result.json();
    if (!json.path("primaryMetric").isObject()) {
      throw new IllegalArgumentException(
          "block %d has no 'primaryMetric' in its 'result'".formatted(fork.block()));
    }
    return json;
  }
}
