package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What probes have found of runtimes: {@code probes.json}.
 *
 * @param baseline the runtime that the others are compared with; empty where the file names none
 * @param circumstances where, when and how it was found, by name
 * @param described what the probes mean, by name, in their order
 * @param runtimes what was found, by runtime and probe
 */
public record ProbeFindings(
    String baseline,
    Map<String, String> circumstances,
    Map<String, Described> described,
    Map<String, Map<String, Found>> runtimes) {

  /** The finding of a probe that was not tried. */
  public static final String NOT_RUN = "not run";

  public ProbeFindings {
    circumstances = Collections.unmodifiableMap(new LinkedHashMap<>(circumstances));
    described = Collections.unmodifiableMap(new LinkedHashMap<>(described));
    runtimes = Collections.unmodifiableMap(new LinkedHashMap<>(runtimes));
  }

  /**
   * What one probe has found under one runtime.
   *
   * @param finding such as {@code enforced} or {@code not offered}
   * @param evidence what was seen, as text
   * @param facts figures and texts behind it, by name
   */
  public record Found(String finding, String evidence, Map<String, String> facts) {}

  /**
   * What a probe means.
   *
   * @param title what is probed, in a few words
   * @param group {@code limits}, {@code isolation} or {@code compatibility}
   * @param question what its finding answers
   * @param owasp the items of OWASP's Docker Top 10 that it bears on
   * @param scores what each finding is worth, by finding
   * @param published what a published study says of the same, or null
   */
  public record Described(
      String title,
      String group,
      String question,
      List<String> owasp,
      Map<String, Worth> scores,
      @Nullable Published published) {}

  /** What a finding is worth, and why. */
  public record Worth(int score, String reason) {}

  /**
   * What a study says.
   *
   * @param study its name
   * @param criterion what the study calls it
   * @param scores by runtime
   */
  public record Published(String study, String criterion, Map<String, Integer> scores) {}

  /**
   * Reads the file.
   *
   * @throws ResultFileException where it is missing or holds something else
   */
  public static ProbeFindings read(Path file) {
    try {
      JsonNode tree = Json.MAPPER.readTree(file.toFile());
      if (!tree.path("runtimes").isObject()) {
        throw ResultFileException.of(file, "has no 'runtimes'; run the probes again");
      }
      Map<String, Map<String, Found>> runtimes = new LinkedHashMap<>();
      tree.path("runtimes")
          .properties()
          .forEach(runtime -> runtimes.put(runtime.getKey(), found(runtime.getValue())));
      Map<String, Described> described = new LinkedHashMap<>();
      tree.path("probes")
          .properties()
          .forEach(probe -> described.put(probe.getKey(), described(probe.getValue())));
      return new ProbeFindings(
          tree.path("baseline").asText(), texts(tree.path("circumstances")), described, runtimes);
    } catch (IOException e) {
      throw ResultFileException.of(
          file, "is not what probes have found: " + e.getMessage() + "; run them again", e);
    }
  }

  private static Map<String, Found> found(JsonNode probes) {
    Map<String, Found> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> probe : probes.properties()) {
      JsonNode evidence = probe.getValue().path("evidence");
      found.put(
          probe.getKey(),
          new Found(
              probe.getValue().path("finding").asText(),
              evidence.isTextual() ? evidence.asText() : evidence.toString(),
              texts(probe.getValue().path("facts"))));
    }
    return found;
  }

  private static Described described(JsonNode probe) {
    List<String> owasp = new ArrayList<>();
    probe.path("owasp").forEach(risk -> owasp.add(risk.asText()));
    Map<String, Worth> scores = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> score : probe.path("scores").properties()) {
      JsonNode worth = score.getValue();
      scores.put(
          score.getKey(), new Worth(worth.path("score").asInt(), worth.path("reason").asText()));
    }
    JsonNode published = probe.path("published");
    return new Described(
        probe.path("title").asText(),
        probe.path("group").asText(),
        probe.path("question").asText(),
        owasp,
        scores,
        published.isObject() ? published(published) : null);
  }

  private static Published published(JsonNode published) {
    Map<String, Integer> scores = new LinkedHashMap<>();
    published
        .path("scores")
        .properties()
        .forEach(score -> scores.put(score.getKey(), score.getValue().asInt()));
    return new Published(
        published.path("study").asText(), published.path("criterion").asText(), scores);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry ->
                texts.put(
                    entry.getKey(),
                    entry.getValue().isTextual()
                        ? entry.getValue().asText()
                        : entry.getValue().toString()));
    return texts;
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
