package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Requests and answers in JSON, on the calling thread, where docker-java has no such call. */
final class DockerApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DockerConnection connection;

  DockerApi(DockerConnection connection) {
    this.connection = connection;
  }

  JsonNode get(String what, String path) {
    return connection.exchange(
        what, connection.limit(), connection.request(Method.GET, path), JSON::readTree);
  }

  /** Posts without expecting anything in the answer. */
  void command(String what, String path, @Nullable Object body) {
    var unused =
        connection.exchange(what, connection.limit(), post(path, body), InputStream::readAllBytes);
  }

  JsonNode ask(String what, String path, @Nullable Object body) {
    return connection.exchange(what, connection.limit(), post(path, body), JSON::readTree);
  }

  void delete(String what, String path) {
    var unused =
        connection.exchange(
            what,
            connection.limit(),
            connection.request(Method.DELETE, path),
            InputStream::readAllBytes);
  }

  /** A request whose body is the object in JSON, or empty. */
  Request.Builder post(String path, @Nullable Object body) {
    Request.Builder request = connection.request(Method.POST, path);
    return body == null
        ? request.bodyBytes(new byte[0])
        : request
            .putHeader("content-type", "application/json")
            .bodyBytes(JSON.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A filter for lists: what carries a label of that name. */
  static String labelled(String label) {
    return encode("{\"label\":[\"" + label + "\"]}");
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
