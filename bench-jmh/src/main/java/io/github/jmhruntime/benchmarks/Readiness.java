package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Image.Http;
import io.github.jmhruntime.profile.Image.Redis;
import io.github.jmhruntime.workload.http.HttpTarget;
import io.github.jmhruntime.workload.load.FirstAnswer;
import io.github.jmhruntime.workload.load.NoAnswerException;
import io.github.jmhruntime.workload.load.Target;
import io.github.jmhruntime.workload.redis.RedisTarget;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a workload is ready, as its image says: at a line of its output, which is read from
 * before its start, or at its first correct answer, which is asked for without a pause that would
 * show in the time.
 *
 * @param route how it is asked, or null where the image is ready at a line of output
 * @param limit how long a workload has to get ready
 */
record Readiness(
    ContainerEngine engine, PlannedImage image, @Nullable Route route, Duration limit) {

  private static final int OK = 200;
  private static final int LAST_LINES = 5;
  private static final int LINES = 2000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Waits for one container; closing it ends what it needs for that. */
  interface Watch extends AutoCloseable {

    /** Waits until the started container is ready. */
    void await();

    @Override
    void close();
  }

  static Readiness of(ContainerEngine engine, PlannedImage image, Duration limit) {
    boolean asked = image.ready().output() == null;
    Route route = asked ? Route.over(NetworkPath.BRIDGE, engine) : null;
    return new Readiness(engine, image, route, limit);
  }

  /** The same over another path. */
  Readiness over(Route other) {
    return new Readiness(engine, image, other, limit);
  }

  /**
   * The port that is asked.
   *
   * @throws IllegalArgumentException when the image is no server
   */
  int port() {
    Http http = image.ready().http();
    Redis redis = image.ready().redis();
    if (http == null && redis == null) {
      throw noServer();
    }
    return http == null ? requireNonNull(redis).port() : http.port();
  }

  /** Prepares to wait for a created container. */
  Watch watch(String id) {
    String line = image.ready().output();
    if (line != null) {
      return new OutputWatch(engine.attach(id), Pattern.compile(line));
    }
    return new AnswerWatch(this, id);
  }

  /**
   * Where a started container takes requests.
   *
   * @throws IllegalArgumentException when the image is no server, or the address is not one that
   *     load may be put on
   */
  Target target(String id) {
    Http http = image.ready().http();
    Redis redis = image.ready().redis();
    if (http != null) {
      return new HttpTarget(address(id, http.port()), http.path(), OK, http.length());
    }
    if (redis != null) {
      return RedisTarget.ping(address(id, redis.port()));
    }
    throw noServer();
  }

  private IllegalArgumentException noServer() {
    return new IllegalArgumentException(
        "image '%s' is no server: its 'ready' is neither 'http' nor 'redis'"
            .formatted(image.name()));
  }

  private InetSocketAddress address(String id, int port) {
    return requireNonNull(route).to(id, port);
  }

  /** Waits until a started container gives its first correct answer. */
  void awaitAnswer(String id) {
    try {
      var unused = FirstAnswer.await(target(id), limit);
    } catch (NoAnswerException e) {
      // Without a cause: the innermost message is what the journal keeps, and it is all in this
      // one.
      throw new EngineException(
          "container %s: %s; its last output: %s"
              .formatted(id, e.getMessage(), engine.logs(id, LAST_LINES)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for container " + id, e);
    }
  }

  /**
   * Waits until the workload of a container that runs is ready, which it may have been for long.
   */
  void awaitRunning(String id) {
    String line = image.ready().output();
    if (line == null) {
      awaitAnswer(id);
      return;
    }
    Pattern pattern = Pattern.compile(line);
    long begin = System.nanoTime();
    List<String> said = engine.logs(id, LINES);
    while (said.stream().noneMatch(one -> pattern.matcher(one).find())) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new EngineException(
            "container %s has not written /%s/ within %.1f s; its last output: %s"
                .formatted(id, line, limit.toMillis() / 1e3, engine.logs(id, LAST_LINES)));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      said = engine.logs(id, LINES);
    }
  }

  private record OutputWatch(ContainerOutput output, Pattern line) implements Watch {
    @Override
    public void await() {
      var unused = output.awaitLine(line);
    }

    @Override
    public void close() {
      output.close();
    }
  }

  private record AnswerWatch(Readiness ready, String id) implements Watch {
    @Override
    public void await() {
      ready.awaitAnswer(id);
    }

    @Override
    public void close() {
      // An answer leaves nothing open.
    }
  }
}
