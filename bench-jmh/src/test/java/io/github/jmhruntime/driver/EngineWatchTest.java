package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.plan.EngineUse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineWatchTest {

  private static final EngineInfo BEFORE = info("26.1.5", "1.7.24");
  private static final EngineUse PLANNED =
      new EngineUse("auto", RuntimeSwitch.Mode.CONTAINER, false, Duration.ofSeconds(10)).of(BEFORE);

  @Test
  void anEngineThatIsUpgradedBetweenTwoForksIsRefusedWithBothVersions() {
    EngineWatch watch = watch(Duration.ZERO, BEFORE, info("28.5.2", "2.1.9"));
    watch.require();
    assertThatThrownBy(watch::require)
        .isInstanceOf(CannotGoOnException.class)
        .hasMessageContainingAll(
            "Docker 28.5.2, containerd 2.1.9", "was Docker 26.1.5, containerd 1.7.24", "-Dresume");
  }

  @Test
  void soIsOneOfWhichOnlyAPartIsUpgraded() {
    assertThatThrownBy(() -> watch(Duration.ZERO, info("26.1.5", "1.7.27")).require())
        .isInstanceOf(CannotGoOnException.class)
        .hasMessageContaining("containerd 1.7.27");
  }

  @Test
  void aDaemonThatIsRestartedIsWaitedFor() {
    EngineException gone = new EngineException("nothing accepts connections");
    assertThatCode(() -> watch(Duration.ofSeconds(20), gone, gone, BEFORE).require())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> watch(Duration.ZERO, gone, gone, gone).require())
        .isInstanceOf(CannotGoOnException.class)
        .hasMessageContainingAll("does not answer any more", "nothing accepts connections");
  }

  @Test
  void aPlanThatDoesNotSayWhichEngineItWasFitsAny() {
    EngineUse unknown =
        new EngineUse("auto", RuntimeSwitch.Mode.CONTAINER, false, Duration.ofSeconds(10));
    assertThat(unknown.objection(BEFORE)).isEmpty();
  }

  /** An engine that gives these answers, one after the other. */
  private static EngineWatch watch(Duration patience, Object... answers) {
    Deque<Object> left = new ArrayDeque<>(List.of(answers));
    ContainerEngine engine =
        (ContainerEngine)
            Proxy.newProxyInstance(
                EngineWatchTest.class.getClassLoader(),
                new Class<?>[] {ContainerEngine.class},
                (proxy, method, arguments) -> {
                  Object answer = left.remove();
                  if (answer instanceof EngineException failure) {
                    throw failure;
                  }
                  return answer;
                });
    return new EngineWatch(engine, PLANNED, patience);
  }

  private static EngineInfo info(String version, String containerd) {
    return new EngineInfo(
        "unix:///run/docker.sock",
        EngineInfo.DOCKER,
        version,
        "1.44",
        Map.of("Engine", version, "containerd", containerd),
        "6.1.0",
        "Debian",
        "overlay2",
        "2",
        "systemd",
        4,
        8L << 30,
        Map.of("runc", ""),
        "runc");
  }
}
