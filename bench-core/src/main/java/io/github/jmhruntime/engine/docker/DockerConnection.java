package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The way to one engine: docker-java's client, with time limits and clear failures around it. */
final class DockerConnection implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COPIED_AT_ONCE = 1 << 18;

  private final Endpoint endpoint;
  private final Duration limit;
  private final DockerHttpClient http;
  private final DockerClient client;
  private final AgreedVersion agreed;

  private DockerConnection(
      Endpoint endpoint,
      Duration limit,
      DockerHttpClient http,
      DockerClient client,
      AgreedVersion agreed) {
    this.endpoint = endpoint;
    this.limit = limit;
    this.http = http;
    this.client = client;
    this.agreed = agreed;
  }

  /**
   * Opens the way and agrees on an API version.
   *
   * @param limit the time that the engine has to answer a call
   * @throws EngineException when no engine answers, or it is too old, or no Docker Engine
   */
  static DockerConnection open(Endpoint endpoint, Duration limit) {
    return open(endpoint, limit, limit);
  }

  /**
   * Opens the way for answers that go on.
   *
   * @param limit the time that the engine has to answer a call
   * @param silence the time that it may be silent within an answer; a Unix socket knows no such
   *     limit
   * @throws EngineException when no engine answers, or it is too old, or no Docker Engine
   */
  static DockerConnection open(Endpoint endpoint, Duration limit, Duration silence) {
    DefaultDockerClientConfig.Builder config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(endpoint.uri().toString())
            .withDockerTlsVerify(endpoint.certificates() != null);
    if (endpoint.certificates() != null) {
      config.withDockerCertPath(endpoint.certificates().toString());
    }
    DockerHttpClient http = transport(endpoint, limit, silence, config);
    try {
      AgreedVersion agreed = negotiate(endpoint, limit, http);
      DockerClientConfig complete = config.withApiVersion(agreed.version()).build();
      return new DockerConnection(
          endpoint, limit, http, DockerClientImpl.getInstance(complete, http), agreed);
    } catch (RuntimeException e) {
      close(http);
      throw e;
    }
  }

  private static DockerHttpClient transport(
      Endpoint endpoint,
      Duration limit,
      Duration silence,
      DefaultDockerClientConfig.Builder config) {
    try {
      return new ZerodepDockerHttpClient.Builder()
          .dockerHost(endpoint.uri())
          .sslConfig(config.build().getSSLConfig())
          .connectionTimeout(limit)
          .responseTimeout(silence)
          .build();
    } catch (RuntimeException e) {
      throw new EngineException(
          "the certificates in %s cannot be used for %s: %s; check DOCKER_CERT_PATH"
              .formatted(endpoint.certificates(), endpoint, e.getMessage()),
          e);
    }
  }

  /**
   * The version in the answer to {@code /version} is used and not that in the header of {@code
   * /_ping}, because it comes with the oldest version that the engine still speaks.
   */
  private static AgreedVersion negotiate(Endpoint endpoint, Duration limit, DockerHttpClient http) {
    JsonNode version = version(endpoint, limit, http);
    if (endpoint.dialect().equals(Dialect.DOCKER)) {
      PodmanException.refuse(endpoint, version);
    }
    String newest = version.path("ApiVersion").asText();
    String oldest = version.path("MinAPIVersion").asText(newest);
    return AgreedVersion.of(endpoint, newest, oldest);
  }

  private static JsonNode version(Endpoint endpoint, Duration limit, DockerHttpClient http) {
    Request request = Request.builder().method(Request.Method.GET).path("/version").build();
    try {
      return call(
          endpoint,
          limit,
          "ask for the version",
          time -> {
            try (Response response = send(http, request, time)) {
              return JSON.readTree(response.getBody());
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
    } catch (EngineException e) {
      throw Failures.ofFirstCall(endpoint, e);
    }
  }

  /** The same connection with a shorter time limit; both are closed with this one. */
  DockerConnection within(Duration shorter) {
    return new DockerConnection(endpoint, shorter, http, client, agreed);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Duration limit() {
    return limit;
  }

  /** The agreed version, such as {@code 1.41}. */
  String apiVersion() {
    return agreed.version().getVersion();
  }

  /** What there is to say of that version, or empty where it is nothing unusual. */
  Optional<String> remark() {
    return agreed.remark();
  }

  /** Makes one call of docker-java on the calling thread, within the time limit. */
  <T> T call(String what, Function<DockerClient, T> body) {
    return call(endpoint, limit, what, time -> body.apply(client));
  }

  /** Sends one request on the calling thread and reads its answer, within a time limit. */
  <T> T exchange(String what, Duration limit, Request.Builder request, Answer<T> answer) {
    Request built = request.build();
    return call(
        endpoint,
        limit,
        what,
        time -> {
          try (Response response = send(http, built, time)) {
            return answer.read(response.getBody());
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Sends a request whose answer goes on; the caller closes it. */
  Response open(String what, Request.Builder request) {
    Request built = request.build();
    return call(endpoint, limit, what, time -> send(http, built, time));
  }

  /** Makes a call that reads from an open answer, within a time limit. */
  <T> T read(String what, Duration limit, Response response, Answer<T> answer) {
    return call(
        endpoint,
        limit,
        what,
        time -> {
          time.closes(response);
          try {
            return answer.read(response.getBody());
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Writes a long answer; the time limit is that of silence, not of the whole. */
  void copy(String what, String path, OutputStream to) {
    byte[] buffer = new byte[COPIED_AT_ONCE];
    try (Response response = open(what, request(Request.Method.GET, path))) {
      int count = 0;
      while (count >= 0) {
        to.write(buffer, 0, count);
        count = read(what, limit, response, body -> body.read(buffer));
      }
    } catch (IOException e) {
      throw new EngineException(what + ": " + e.getMessage(), e);
    }
  }

  /** A request to the agreed version of the API; the path begins with a slash. */
  Request.Builder request(Request.Method method, String path) {
    return Request.builder().method(method).path("/v" + apiVersion() + path);
  }

  /** Reads the body of an answer. */
  @FunctionalInterface
  interface Answer<T> {
    T read(InputStream body) throws IOException;
  }

  @Override
  public void close() {
    close(http);
  }

  private static <T> T call(
      Endpoint endpoint, Duration limit, String what, Function<TimeLimit, T> body) {
    try (TimeLimit time = new TimeLimit(limit)) {
      try {
        return body.apply(time);
      } catch (RuntimeException e) {
        throw Failures.translate(what, endpoint, time, e);
      }
    }
  }

  private static Response send(DockerHttpClient http, Request request, TimeLimit time) {
    Response response = http.execute(request);
    time.closes(response);
    int status = response.getStatusCode();
    if (status >= 200 && status <= 299) {
      return response;
    }
    try (response) {
      throw new DockerException(
          new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8), status);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(DockerHttpClient http) {
    try {
      http.close();
    } catch (IOException e) {
      throw new EngineException("closing the connection to the engine failed: " + e, e);
    }
  }
}
