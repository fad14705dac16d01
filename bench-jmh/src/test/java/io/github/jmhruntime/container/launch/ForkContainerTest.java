package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForkContainerTest {

  private static final ContainerSpec SPEC =
      new ContainerSpec(
          "busybox", List.of(), List.of(), "hanging", null, null, Map.of(), Map.of(), List.of(),
          "SIGTERM");

  /** A runtime that hangs does so in the removal again, which is not what a reader looks for. */
  @Test
  void aRemovalThatFailsDoesNotHideWhatFailedBeforeIt() {
    ContainerReaper reaper =
        fake(
            ContainerReaper.class,
            (proxy, method, arguments) -> {
              throw new EngineException("remove container 1: No such container");
            });
    ContainerEngine engine =
        fake(
            ContainerEngine.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "reaper" -> reaper;
                  case "create" -> "1";
                  default -> throw new EngineException("start container 1: no answer");
                });
    ForkContainer container = new ForkContainer(engine);

    assertThatThrownBy(
            () ->
                container.run(
                    SPEC,
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    (started, startNanoTime) -> {}))
        .hasMessage("start container 1: no answer")
        .satisfies(
            thrown -> assertThatThrownBy(() -> throwFirst(thrown)).hasMessageContaining("remove"));
  }

  private static void throwFirst(Throwable thrown) throws Throwable {
    throw thrown.getSuppressed()[0];
  }

  private static <T> T fake(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
