package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.DockerEngine;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The output of a container, attached to when it is first waited for.
 *
 * <p>To attach to a container that does not run, Podman sets it up already: it calls the runtime's
 * {@code create}, which is most of what a start costs. So this attaches after the start. What was
 * written before that is in the container's log, which is looked at once attached; nothing falls
 * between the two.
 */
final class LateOutput implements ContainerOutput {

  private static final int LINES = 1000;
  private static final int LAST_LINES = 20;

  private final DockerEngine engine;
  private final String id;
  private @Nullable ContainerOutput attached;

  LateOutput(DockerEngine engine, String id) {
    this.engine = engine;
    this.id = id;
  }

  @Override
  public String awaitLine(Pattern pattern) {
    ContainerOutput output = attached;
    if (output != null) {
      return output.awaitLine(pattern);
    }
    return logged(pattern)
        .orElseGet(
            () -> {
              requireRunning(pattern);
              ContainerOutput now = attach();
              return logged(pattern).orElseGet(() -> now.awaitLine(pattern));
            });
  }

  private Optional<String> logged(Pattern pattern) {
    return engine.logs(id, LINES).stream().filter(line -> pattern.matcher(line).find()).findFirst();
  }

  private void requireRunning(Pattern pattern) {
    if (!engine.inspect(id).running() && logged(pattern).isEmpty()) {
      List<String> said = engine.logs(id, LAST_LINES);
      throw new EngineException(
          "wait for output /%s/ of container %s: it ended without it; the last lines are: %s"
              .formatted(pattern, id, said.isEmpty() ? "(none)" : String.join(" | ", said)));
    }
  }

  @Override
  public void copyTo(OutputStream standardOutput, OutputStream standardError) {
    attach().copyTo(standardOutput, standardError);
  }

  private ContainerOutput attach() {
    ContainerOutput output = attached;
    if (output == null) {
      output = engine.attach(id);
      attached = output;
    }
    return output;
  }

  @Override
  public void close() {
    ContainerOutput output = attached;
    if (output != null) {
      output.close();
    }
  }
}
