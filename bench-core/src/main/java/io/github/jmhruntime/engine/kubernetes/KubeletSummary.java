package io.github.jmhruntime.engine.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.PodUsage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the kubelet of a node says that its pods use, through the API server. */
final class KubeletSummary {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster cluster;
  private final String node;

  KubeletSummary(Cluster cluster, String node) {
    this.cluster = cluster;
    this.node = node;
  }

  /**
   * What these pods use, in their order.
   *
   * @throws EngineException where the kubelet may not be asked, or says nothing of one of them
   */
  List<PodUsage> of(List<String> names) {
    Map<String, JsonNode> pods = pods();
    return names.stream()
        .map(
            name -> {
              JsonNode pod = pods.get(name);
              if (pod == null) {
                throw new EngineException(
                    "ask what pod %s uses: the kubelet of node %s says nothing of it; it counts a pod from a few seconds after its start on"
                        .formatted(name, node));
              }
              return usage(pod);
            })
        .toList();
  }

  private Map<String, JsonNode> pods() {
    String path = "/api/v1/nodes/%s/proxy/stats/summary".formatted(node);
    String text =
        cluster.repeat(
            "ask the kubelet of node " + node + " what pods use", client -> client.raw(path));
    if (text == null) {
      throw new EngineException(
          "ask the kubelet of node %s what pods use: the API server knows no %s"
              .formatted(node, path));
    }
    try {
      Map<String, JsonNode> pods = new HashMap<>();
      for (JsonNode pod : JSON.readTree(text).path("pods")) {
        if (cluster.namespace().equals(pod.at("/podRef/namespace").asText())) {
          pods.put(pod.at("/podRef/name").asText(), pod);
        }
      }
      return pods;
    } catch (JsonProcessingException e) {
      throw new EngineException(
          "ask the kubelet of node %s what pods use: its answer is no JSON: %s"
              .formatted(node, e.getOriginalMessage()),
          e);
    }
  }

  /** Some runtimes are counted as pods only, others by containers only. */
  private static PodUsage usage(JsonNode pod) {
    JsonNode cpu = counted(pod, "cpu", "usageCoreNanoSeconds");
    JsonNode memory = counted(pod, "memory", "workingSetBytes");
    return new PodUsage(
        time(cpu),
        cpu.path("usageCoreNanoSeconds").asLong(),
        time(memory),
        memory.path("workingSetBytes").asLong());
  }

  private static JsonNode counted(JsonNode pod, String what, String figure) {
    JsonNode whole = pod.path(what);
    return whole.path(figure).isNumber() ? whole : pod.at("/containers/0/" + what);
  }

  private static @Nullable Instant time(JsonNode reading) {
    try {
      return Instant.parse(reading.path("time").asText());
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
