package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's figures come from: {@code run.json}.
 *
 * @param run the run's id
 * @param version this project's version
 * @param startedAt when the run began; of a resumed run, when it first did
 * @param finishedAt when it ended, or null while it runs
 * @param measuredShare the part of the wall time that was spent in measured forks, 0 to 1, or null
 *     while it runs
 * @param seed what the order of runtimes in the blocks was drawn from
 * @param engine what the engine says of itself, such as {@code version} and {@code apiVersion}, by
 *     name
 * @param runtimes what was measured under
 * @param images what containers were started from
 * @param limits what containers were limited to
 * @param host facts of the machine, such as {@code kernel} and {@code cpuModel}, by name
 * @param plan the run's plan, whole
 */
public record Provenance(
    String run,
    String version,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Double measuredShare,
    long seed,
    Map<String, String> engine,
    List<MeasuredRuntime> runtimes,
    List<MeasuredImage> images,
    List<MeasuredLimits> limits,
    Map<String, String> host,
    JsonNode plan) {

  /** The version of the format. */
  static final int FORMAT = 1;

  /** A run's id is the name of a folder, too. */
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * Checks that what others rely on is there.
   *
   * @throws IllegalArgumentException naming the field that is missing, or the id that is none
   */
  public Provenance {
    Fields.require(run != null && !run.isBlank(), "'run' is missing");
    Fields.require(
        RUN.matcher(run).matches(),
        "'run' is '%s', which is no run's id: letters, digits, '.', '_' and '-'".formatted(run));
    Fields.require(startedAt != null, "'startedAt' is missing");
    Fields.require(plan != null, "'plan' is missing");
    engine = Fields.complete("engine", engine);
    host = Fields.complete("host", host);
    runtimes = Fields.complete("runtimes", runtimes);
    images = Fields.complete("images", images);
    limits = Fields.complete("limits", limits);
  }

  /**
   * A runtime that was measured.
   *
   * @param name the runtime profile's name
   * @param engineName the name under which the engine knows it
   * @param version what its binary says of its version, or null where it cannot be asked
   */
  public record MeasuredRuntime(String name, String engineName, @Nullable String version) {}

  /**
   * An image that was measured.
   *
   * @param name the image's name in this project
   * @param reference the reference under which the engine knows it
   * @param digest its content's digest: the repository digest where it was pulled, else the image
   *     id
   * @param origin where it came from: {@code present}, {@code pulled} or {@code built}
   * @param sizeBytes its size
   */
  public record MeasuredImage(
      String name, String reference, String digest, String origin, long sizeBytes) {}

  /**
   * Limits that containers ran with.
   *
   * @param name the profile's name
   * @param cpus how many CPUs a container might use, or null for no limit
   * @param memoryBytes how much memory a container might use, or null for no limit
   */
  public record MeasuredLimits(String name, @Nullable Double cpus, @Nullable Long memoryBytes) {}

  /**
   * Writes the file whole or not at all.
   *
   * @throws ResultFileException where it cannot be written
   */
  public void write(Path file) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("format", FORMAT);
    json.setAll(Json.MAPPER.<ObjectNode>valueToTree(this));
    ResultFile.write(file, json.toPrettyString() + "\n");
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws ResultFileException where the file is missing or holds something else
   */
  public static Provenance read(Path file) {
    return JsonFile.read(
        file,
        Provenance.class,
        "a run's provenance",
        "restore it from a copy, or move it away to do without");
  }
}
