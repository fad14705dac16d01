package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Brings images to an engine. The connection's time limit is that of silence, not of the whole: a
 * large image may take as long as it needs, while a machine without a network learns so soon.
 */
final class ImageTransfer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DockerConnection connection;

  ImageTransfer(DockerConnection connection) {
    this.connection = connection;
  }

  /** Pulls an image by its full reference. */
  void pull(String reference) {
    follow("pull " + reference, create("fromImage=" + encode(reference)).bodyBytes(new byte[0]));
  }

  /** Makes an image of a root file system in a tar file; docker-java's own call sends no stream. */
  void load(InputStream tar, String repository, String tag) {
    follow(
        "import " + repository + ":" + tag,
        create("fromSrc=-&" + connection.endpoint().dialect().named(repository, tag))
            .putHeader("content-type", "application/x-tar")
            .body(tar));
  }

  private Request.Builder create(String query) {
    return connection.request(Method.POST, "/images/create?" + query);
  }

  private void follow(String what, Request.Builder request) {
    try (Response response = connection.open(what, request);
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

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
