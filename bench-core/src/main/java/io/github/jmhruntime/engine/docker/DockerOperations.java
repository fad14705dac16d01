package io.github.jmhruntime.engine.docker;

import static io.github.jmhruntime.engine.docker.DockerEngine.name;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.host.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations over the API of Docker Engine. */
final class DockerOperations implements ContainerOperations {

  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final double NANOS = 1e9;
  private static final String TCP = "/tcp";

  private final DockerConnection connection;
  private final DockerApi api;

  DockerOperations(DockerConnection connection) {
    this.connection = connection;
    this.api = new DockerApi(connection);
  }

  @Override
  public Executed exec(String id, List<String> command) {
    String what = "exec in " + name(id);
    Map<String, Object> asked =
        Map.of("AttachStdout", true, "AttachStderr", true, "Cmd", List.copyOf(command));
    String exec = api.ask(what, container(id) + "/exec", asked).path("Id").asText();
    List<String> output =
        connection.exchange(
            what,
            connection.limit(),
            api.post("/exec/" + exec + "/start", Map.of("Detach", false, "Tty", false)),
            DockerOperations::lines);
    String ended = "/exec/" + exec + "/json";
    var unused = Processes.await(SETTLE, () -> !api.get(what, ended).path("Running").asBoolean());
    JsonNode code = api.get(what, ended).path("ExitCode");
    return new Executed(output, code.isInt() ? code.intValue() : null);
  }

  private static List<String> lines(InputStream body) throws IOException {
    LineReader reader = new LineReader(body);
    List<String> lines = new ArrayList<>();
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
    }
    return lines;
  }

  @Override
  public void copyIn(String id, String folder, String name, String content) {
    new FileTransfer(connection).send(id, folder, name, content);
  }

  @Override
  public String copyOut(String id, String path) {
    return new FileTransfer(connection).fetch(id, path);
  }

  @Override
  public void signal(String id, String signal) {
    api.command("signal " + name(id), container(id) + "/kill?signal=" + signal, null);
  }

  @Override
  public void pause(String id) {
    api.command("pause " + name(id), container(id) + "/pause", null);
  }

  @Override
  public void unpause(String id) {
    api.command("unpause " + name(id), container(id) + "/unpause", null);
  }

  @Override
  public void restart(String id, Duration grace) {
    api.command("restart " + name(id), container(id) + "/restart?t=" + grace.toSeconds(), null);
  }

  @Override
  public void limitCpus(String id, double cpus) {
    update(id, Map.of("NanoCpus", Math.round(cpus * NANOS)));
  }

  @Override
  public void limitMemory(String id, long bytes) {
    update(id, Map.of("Memory", bytes, "MemorySwap", bytes));
  }

  private void update(String id, Map<String, Long> limits) {
    api.command("update " + name(id), container(id) + "/update", limits);
  }

  @Override
  public List<Listed> top(String id) {
    JsonNode answer = api.get("list the processes of " + name(id), container(id) + "/top");
    List<String> titles = new ArrayList<>();
    answer.path("Titles").forEach(title -> titles.add(title.asText()));
    int pid = titles.indexOf("PID");
    List<Listed> listed = new ArrayList<>();
    answer
        .path("Processes")
        .forEach(
            row ->
                listed.add(
                    new Listed(
                        row.path(pid).asLong(), row.path(titles.size() - 1).asText().strip())));
    return List.copyOf(listed);
  }

  @Override
  public Usage usage(String id) {
    JsonNode stats =
        api.get("ask what is used by " + name(id), container(id) + "/stats?stream=0&one-shot=1");
    return new Usage(
        stats.at("/cpu_stats/cpu_usage/total_usage").asLong(),
        stats.at("/memory_stats/usage").asLong());
  }

  /** The image has the container's labels by itself. */
  @Override
  public String commit(String id) {
    String path = "/commit?container=" + id + "&changes=" + DockerApi.encode(OwnThings.OWN_IMAGE);
    return api.ask("commit " + name(id), path, null).path("Id").asText();
  }

  @Override
  public long imageBytes(String image) {
    return api.get("inspect image " + image, "/images/" + image + "/json").path("Size").asLong();
  }

  @Override
  public void checkpoint(String id, String name) {
    api.command(
        "checkpoint " + name(id),
        container(id) + "/checkpoints",
        Map.of("CheckpointID", name, "Exit", true));
  }

  @Override
  public void restore(String id, String checkpoint) {
    api.command(
        "restore " + name(id),
        container(id) + "/start?checkpoint=" + DockerApi.encode(checkpoint),
        null);
  }

  @Override
  public Optional<String> health(String id) {
    String status = inspected(id).at("/State/Health/Status").asText();
    return status.isEmpty() ? Optional.empty() : Optional.of(status);
  }

  @Override
  public Reached reached(String id) {
    JsonNode settings = inspected(id).path("NetworkSettings");
    JsonNode first =
        settings.path("Networks").elements().hasNext()
            ? settings.path("Networks").elements().next()
            : settings;
    Map<Integer, Integer> published = new LinkedHashMap<>();
    settings
        .path("Ports")
        .fields()
        .forEachRemaining(
            port -> {
              int outside = port.getValue().path(0).path("HostPort").asInt();
              if (outside > 0 && port.getKey().endsWith(TCP)) {
                published.put(Integer.valueOf(port.getKey().replace(TCP, "")), outside);
              }
            });
    return new Reached(
        first.path("IPAddress").asText(), first.path("GlobalIPv6Address").asText(), published);
  }

  private JsonNode inspected(String id) {
    return api.get("inspect " + name(id), container(id) + "/json");
  }

  @Override
  public void resizeTerminal(String id, int rows, int columns) {
    String size = "/resize?h=%d&w=%d".formatted(rows, columns);
    api.command("resize the terminal of " + name(id), container(id) + size, null);
  }

  @Override
  public String createNetwork(
      String name, Map<String, String> labels, @Nullable String ipv6Subnet) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("Name", name);
    asked.put("CheckDuplicate", true);
    asked.put("Labels", Requests.owned(labels));
    asked.put("Options", Map.of("com.docker.network.bridge.name", NetworkBridges.next()));
    if (ipv6Subnet != null) {
      asked.put("EnableIPv6", true);
      asked.put("IPAM", Map.of("Config", List.of(Map.of("Subnet", ipv6Subnet))));
    }
    return api.ask("create network " + name, "/networks/create", asked).path("Id").asText();
  }

  @Override
  public void removeNetwork(String id) {
    api.delete("remove network " + id, "/networks/" + id);
  }

  @Override
  public boolean mapsUsers() {
    for (JsonNode option : api.get("ask for the engine's facts", "/info").path("SecurityOptions")) {
      if (option.asText().startsWith("name=userns")) {
        return true;
      }
    }
    return false;
  }

  private static String container(String id) {
    return "/containers/" + id;
  }
}
