package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.engine.ContainerSpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Volumes, networks and images that runs made on an engine. */
final class OwnThings {

  private static final String IMAGE_LABEL = "io.github.jmhruntime.image";

  /**
   * An image that a user makes of a container has that container's labels, too; this one, an
   * instruction of a Dockerfile, is only on those that runs made.
   */
  static final String OWN_IMAGE = "LABEL " + IMAGE_LABEL + "=own";

  private final DockerApi api;

  OwnThings(DockerConnection connection) {
    this.api = new DockerApi(connection);
  }

  /**
   * Something that a run made.
   *
   * @param kind such as {@code volume}
   * @param path where the API has it
   */
  record OwnThing(
      String kind, String name, String path, Map<String, String> labels, Instant made) {}

  /** All of any run that no container uses, in an order in which they can be removed. */
  List<OwnThing> unused() {
    List<OwnThing> things = new ArrayList<>();
    for (JsonNode image : list("images", "/images/json?filters=", IMAGE_LABEL)) {
      String id = image.path("Id").asText();
      things.add(
          new OwnThing(
              "image",
              id,
              "/images/" + id + "?force=1&noprune=1",
              labels(image),
              Instant.ofEpochSecond(image.path("Created").asLong())));
    }
    for (JsonNode network : list("networks", "/networks?filters=", ContainerSpec.RUN_LABEL)) {
      things.add(thing("network", network.path("Id").asText(), "/networks/", network, "Created"));
    }
    String dangling =
        DockerApi.encode(
            "{\"dangling\":[\"true\"],\"label\":[\"" + ContainerSpec.RUN_LABEL + "\"]}");
    for (JsonNode volume :
        api.get("list volumes", "/volumes?filters=" + dangling).path("Volumes")) {
      things.add(thing("volume", volume.path("Name").asText(), "/volumes/", volume, "CreatedAt"));
    }
    return things;
  }

  void remove(OwnThing thing) {
    api.delete("remove %s %s".formatted(thing.kind(), thing.name()), thing.path());
  }

  private JsonNode list(String what, String path, String label) {
    return api.get("list " + what, path + DockerApi.labelled(label));
  }

  private static OwnThing thing(
      String kind, String name, String path, JsonNode answer, String madeAt) {
    String made = answer.path(madeAt).asText();
    return new OwnThing(
        kind,
        name,
        path + name,
        labels(answer),
        made.isEmpty() ? Instant.MAX : OffsetDateTime.parse(made).toInstant());
  }

  private static Map<String, String> labels(JsonNode answer) {
    Map<String, String> labels = new LinkedHashMap<>();
    answer
        .path("Labels")
        .fields()
        .forEachRemaining(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }
}
