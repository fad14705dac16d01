package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.model.Container;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.docker.OwnThings.OwnThing;
import io.github.jmhruntime.engine.local.TestEngines;
import java.util.List;
import java.util.stream.Stream;

/** What is on an engine with the label of any run. */
public final class Labelled {

  private Labelled() {}

  /** Containers, images, networks and volumes, each by kind and name. */
  public static List<String> on(String endpoint) {
    try (DockerEngine engine = DockerEngine.open(endpoint, TestEngines.CALL_LIMIT)) {
      return Stream.concat(
              engine.listed(ContainerSpec.RUN_LABEL).stream()
                  .map(Container::getId)
                  .map("container "::concat),
              new OwnThings(engine.connection()).unused().stream().map(Labelled::text))
          .toList();
    }
  }

  private static String text(OwnThing thing) {
    return thing.kind() + " " + thing.name();
  }
}
