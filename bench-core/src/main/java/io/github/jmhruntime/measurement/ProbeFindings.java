package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What probes have found of runtimes: {@code probes.json}.
 *
 * @param runtimes what was found, by runtime and probe
 */
public record ProbeFindings(Map<String, Map<String, Found>> runtimes) {

  /**
   * What one probe has found under one runtime.
   *
   * @param finding such as {@code enforced} or {@code not offered}
   * @param evidence what was seen, as text
   */
  public record Found(String finding, String evidence) {}

  /**
   * Reads the file.
   *
   * @throws ResultFileException where it is missing or holds something else
   */
  public static ProbeFindings read(Path file) {
    try {
      Map<String, Map<String, Found>> runtimes = new LinkedHashMap<>();
      JsonNode all = Json.MAPPER.readTree(file.toFile()).path("runtimes");
      if (!all.isObject()) {
        throw ResultFileException.of(file, "has no 'runtimes'; run the probes again");
      }
      all.properties()
          .forEach(runtime -> runtimes.put(runtime.getKey(), found(runtime.getValue())));
      return new ProbeFindings(runtimes);
    } catch (IOException e) {
      throw ResultFileException.of(
          file, "is not what probes have found: " + e.getMessage() + "; run them again", e);
    }
  }

  private static Map<String, Found> found(JsonNode probes) {
    Map<String, Found> found = new LinkedHashMap<>();
    probes
        .properties()
        .forEach(
            probe -> {
              JsonNode evidence = probe.getValue().path("evidence");
              found.put(
                  probe.getKey(),
                  new Found(
                      probe.getValue().path("finding").asText(),
                      evidence.isTextual() ? evidence.asText() : evidence.toString()));
            });
    return found;
  }

  /** What a probe has found under a runtime, or null where it was not run. */
  public @Nullable Found of(String runtime, String probe) {
    return runtimes.getOrDefault(runtime, Map.of()).get(probe);
  }

  /** The names of all probes that were run. */
  public Set<String> probes() {
    Set<String> names = new LinkedHashSet<>();
    runtimes.values().forEach(found -> names.addAll(found.keySet()));
    return names;
  }
}
