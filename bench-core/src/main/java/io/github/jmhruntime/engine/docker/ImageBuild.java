package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.github.jmhruntime.engine.BuildVariant;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Builds an image from its own Dockerfile on the base image. */
final class ImageBuild {

  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DockerConnection connection;
  private final Path temporary;

  ImageBuild(DockerConnection connection, Path temporary) {
    this.connection = connection;
    this.temporary = temporary;
  }

  /** Builds the image and tags it; what its steps reach over the network is what the host does. */
  void build(BuildVariant built) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory(temporary, "build-");
      write(built.image().buildContext(), folder);
      build(folder, built.tag(), Map.of("BASE", built.base()));
    } catch (IOException e) {
      throw failed(built.tag(), e);
    } finally {
      delete(folder);
    }
  }

  /**
   * Builds an image from a folder.
   *
   * @param arguments what its Dockerfile asks for as {@code ARG}
   */
  void build(Path folder, String tag, Map<String, String> arguments) {
    try (Log log = new Log()) {
      connection.call(
          "build " + tag,
          docker -> {
            BuildImageCmd build = docker.buildImageCmd(folder.toFile());
            arguments.forEach(build::withBuildArg);
            return build.withTags(Set.of(tag)).withNetworkMode("host").withForcerm(true).exec(log);
          });
      log.await(tag);
    } catch (IOException e) {
      throw failed(tag, e);
    }
    requireLayers(tag);
  }

  private static EngineException failed(String tag, IOException e) {
    return new EngineException("build %s: %s".formatted(tag, e.getMessage()), e);
  }

  /**
   * Fails where all RUN steps together have written nothing: a runtime that keeps the changes of a
   * root file system to itself loses them without an error.
   */
  private void requireLayers(String tag) {
    JsonNode history =
        connection.exchange(
            "read the history of " + tag,
            connection.limit(),
            connection.request(Method.GET, "/images/" + tag + "/history"),
            JSON::readTree);
    if (lostItsLayers(history)) {
      connection.call("remove " + tag, docker -> docker.removeImageCmd(tag).exec());
      throw new EngineException(
          "build %s: what its RUN steps wrote is lost; make runc the engine's default runtime"
              .formatted(tag));
    }
  }

  /** Whether there are RUN steps in an image's history, and none of them wrote anything. */
  static boolean lostItsLayers(JsonNode history) {
    int steps = 0;
    long written = 0;
    for (JsonNode layer : history) {
      String by = layer.path("CreatedBy").asText();
      if (by.contains("/bin/sh -c") && !by.contains("#(nop)")) {
        steps++;
        written += layer.path("Size").asLong();
      }
    }
    return steps > 0 && written == 0;
  }

  private static void write(Map<String, String> files, Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      if (!path.startsWith(folder)) {
        throw new EngineException(
            "'%s' lies outside of the image's folder".formatted(file.getKey()));
      }
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static void delete(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try {
      FileTree.delete(folder);
    } catch (IOException ignored) {
      // A folder left in the temporary directory does no harm.
    }
  }

  /** What the engine says while it builds. */
  private static final class Log extends ResultCallback.Adapter<BuildResponseItem> {

    private static final int REMEMBERED = 12;

    private final Deque<String> lines = new ArrayDeque<>();
    private @Nullable String error;

    @Override
    public synchronized void onNext(BuildResponseItem item) {
      if (item.getStream() != null && !item.getStream().isBlank()) {
        if (lines.size() == REMEMBERED) {
          lines.remove();
        }
        lines.add(item.getStream().strip());
      }
      if (item.isErrorIndicated() && item.getErrorDetail() != null) {
        error = item.getErrorDetail().getMessage();
      }
    }

    void await(String tag) {
      try {
        if (!awaitCompletion(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          throw failure(tag, "it did not end within " + LIMIT.toMinutes() + " minutes");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure(tag, "interrupted");
      } catch (RuntimeException e) {
        throw failure(tag, String.valueOf(e.getMessage()));
      }
      synchronized (this) {
        if (error != null) {
          throw failure(tag, error);
        }
      }
    }

    private synchronized EngineException failure(String tag, String reason) {
      List<String> said = List.copyOf(lines);
      return new EngineException(
          "build %s: %s; it said last:%n%s".formatted(tag, reason, String.join("\n", said)));
    }
  }
}
