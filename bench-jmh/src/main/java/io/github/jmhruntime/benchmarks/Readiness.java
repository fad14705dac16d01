package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Image.Http;
import io.github.jmhruntime.workload.http.FirstAnswer;
import io.github.jmhruntime.workload.http.NoAnswerException;
import io.github.jmhruntime.workload.http.Target;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Notices when a workload is ready, as its image says: at a line of its output, which is read from
 * before its start, or at its first correct HTTP answer, which is asked for without a pause that
 * would show in the time.
 *
 * @param limit how long a workload has to get ready
 */
record Readiness(ContainerEngine engine, PlannedImage image, Duration limit) {

  private static final int OK = 200;

  /** Waits for one container; closing it ends what it needs for that. */
  interface Watch extends AutoCloseable {

    /** Waits until the started container is ready. */
    void await();

    @Override
    void close();
  }

  /** Prepares to wait for a created container. */
  Watch watch(String id) {
    String line = image.ready().output();
    Http http = image.ready().http();
    if (line != null) {
      return new OutputWatch(engine.attach(id), Pattern.compile(line));
    }
    if (http != null) {
      return new HttpWatch(engine, id, http, limit);
    }
    throw new IllegalArgumentException(
        "image '%s' says nothing of when it is ready".formatted(image.name()));
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

  private record HttpWatch(ContainerEngine engine, String id, Http http, Duration limit)
      implements Watch {
    @Override
    public void await() {
      String address = engine.inspect(id).address();
      if (address == null) {
        throw new EngineException(
            "container %s has no address on the engine's bridge, so that it cannot be asked"
                .formatted(id));
      }
      Target target =
          new Target(new InetSocketAddress(address, http.port()), http.path(), OK, http.length());
      try {
        var unused = FirstAnswer.await(target, limit);
      } catch (NoAnswerException e) {
        throw new EngineException(
            "container %s: %s; its last output: %s"
                .formatted(id, e.getMessage(), engine.logs(id, 5)),
            e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("interrupted while waiting for container " + id, e);
      }
    }

    @Override
    public void close() {
      // An answer leaves nothing open.
    }
  }
}
