package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Pulls an image. The connection's time limit is that of silence, not of the whole: a large image
 * may take as long as it needs, while a machine without a network learns so soon.
 */
final class ImagePull {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;

  ImagePull(Connection connection) {
    this.connection = connection;
  }

  void pull(String reference) {
    String what = "pull " + reference;
    String path =
        "/images/create?fromImage=" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
    try (Response response =
            connection.open(what, connection.request(Method.POST, path).bodyBytes(new byte[0]));
        MappingIterator<JsonNode> progress =
            JSON.readerFor(JsonNode.class).readValues(response.getBody())) {
      while (connection.read(what, connection.limit(), response, body -> progress.hasNextValue())) {
        JsonNode error = progress.nextValue().get("error");
        if (error != null) {
          throw new EngineException(what + ": " + error.asText());
        }
      }
    } catch (IOException e) {
      throw new EngineException(what + ": " + e.getMessage(), e);
    }
  }
}
