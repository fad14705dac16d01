package io.github.jmhruntime.engine.docker;

import static io.github.jmhruntime.engine.local.TestEngines.busybox;
import static io.github.jmhruntime.engine.local.TestEngines.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.ChildJvm;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.docker.OwnThings.OwnThing;
import io.github.jmhruntime.engine.local.TestEngines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.Owner;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("docker")
class DockerReaperIT {

  private static final Duration HASTE = Duration.ofSeconds(4);
  private static final String HANGING = "hanging";

  private static EngineSession session;
  private static DockerEngine engine;
  private static ProvidedImage image;

  @TempDir static Path folder;

  @BeforeAll
  static void open() throws IOException {
    List<RuntimeProfile> runtimes = new ArrayList<>(TestEngines.RUNTIMES);
    runtimes.add(TestEngines.runtime(HANGING, hangingRuntime().toString(), List.of(), false));
    session = Engines.installed().open(TestEngines.choice(), runtimes, EventHandler.none());
    engine = DockerEngine.open(session.endpoint(), TestEngines.CALL_LIMIT);
    image = engine.images().provide(busybox(), EventHandler.none());
  }

  @AfterAll
  static void closeLeavesNothingThoughARuntimeHangs() {
    if (session == null) {
      return;
    }
    hang(HANGING, "left-hanging");
    engine.close();
    session.close();
    session.close();
    assertThat(TestEngines.leftBehind()).isFalse();
    assertThat(mentioning(TestEngines.runFolder())).isEmpty();
  }

  /** Where there is no virtualisation, {@code runsc --platform=kvm} hangs or fails. */
  @ParameterizedTest
  @ValueSource(strings = {HANGING, "gvisor-kvm"})
  void aRuntimeThatCannotStartIsGivenUpInTimeAndRemovedWithAllItsProcesses(String runtime) {
    long begin = System.nanoTime();
    String id = hang(runtime, "cannot-start");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(HASTE.multipliedBy(4));
    session.engine().reaper().remove(id);
    assertThat(engine.containers(ContainerSpec.RUN_LABEL, "cannot-start")).isEmpty();
    assertThat(mentioning(id)).isEmpty();
  }

  @Test
  void containersOfAKilledProcessAreRemovedAndThoseOfALivingOneStay() {
    ContainerReaper reaper = session.engine().reaper();
    String own = start("alive");
    try (ChildJvm child =
        ChildJvm.start(Orphans.class, session.endpoint(), image.digest(), "gvisor")) {
      String orphan = child.says();
      assertThat(reaper.reapDead().removed()).isEmpty();
      assertThat(things()).extracting(OwnThing::kind).containsExactly("image", "network");
      child.kill();
      ContainerReaper.Reaped reaped = reaper.reapDead();
      assertThat(reaped.removed()).containsExactly(orphan);
      assertThat(reaped.kept()).anySatisfy(kept -> assertThat(kept).contains(own, "is alive"));
      assertThat(mentioning(orphan)).isEmpty();
      assertThat(things()).isEmpty();
      assertThat(engine.inspect(own).running()).isTrue();
    }
    assertThat(reaper.reapRun("alive").removed()).containsExactly(own);
    assertThat(engine.containers(ContainerSpec.RUN_LABEL, "alive")).isEmpty();
  }

  /** A clone of this machine has its id and its pid namespace, and may share an engine with it. */
  @Test
  void aContainerOfACloneOfThisMachineStays() {
    Owner self = Owner.current();
    Owner clone = new Owner(self.machine(), "0c10e0c1", self.pid(), self.startTicks());
    String id =
        engine
            .connection()
            .call(
                "create",
                docker ->
                    docker
                        .createContainerCmd(image.digest())
                        .withLabels(
                            Map.of(
                                ContainerSpec.RUN_LABEL,
                                "clone",
                                DockerReaper.OWNER_LABEL,
                                clone.toString()))
                        .exec()
                        .getId());
    ContainerReaper.Reaped reaped = engine.reaper().reapDead();
    assertThat(reaped.removed()).isEmpty();
    assertThat(reaped.kept())
        .anySatisfy(kept -> assertThat(kept).contains(id, "not created on this machine"));
    assertThat(engine.reaper().reapRun("clone").removed()).containsExactly(id);
  }

  @Test
  void aContainerWithoutTheLabelIsNeverTouched() {
    String foreign =
        engine.create(
            new ContainerSpec(
                image.digest(),
                List.of(),
                List.of("true"),
                "runc",
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                null));
    assertThatThrownBy(() -> session.engine().reaper().remove(foreign))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll(foreign, ContainerSpec.RUN_LABEL);
    session.engine().reaper().reapDead();
    assertThat(engine.inspect(foreign).status()).isEqualTo("created");
    engine.remove(foreign);
  }

  @Test
  void aContainerThatOthersRemoveMeanwhileCountsAsRemoved() throws Exception {
    String id = start("removed-by-others");
    ExecutorService others = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> removal =
          () -> {
            session.engine().reaper().remove(id);
            return true;
          };
      for (Future<Boolean> removed : others.invokeAll(Collections.nCopies(4, removal))) {
        assertThat(removed.get()).isTrue();
      }
    } finally {
      others.shutdown();
    }
    session.engine().reaper().remove(id);
    assertThat(engine.containers(ContainerSpec.RUN_LABEL, "removed-by-others")).isEmpty();
  }

  @Test
  void aVolumeGoesWithItsContainerOrWithItsRun() {
    String id = createWithVolume("volumes");
    session.engine().reaper().remove(id);
    assertThat(things()).isEmpty();

    String removedWithoutVolume = createWithVolume("volumes");
    engine
        .connection()
        .call("remove", docker -> docker.removeContainerCmd(removedWithoutVolume).exec());
    assertThat(things()).hasSize(1);
    session.engine().reaper().reapDead();
    session.engine().reaper().reapRun("another");
    assertThat(things()).hasSize(1);
    session.engine().reaper().reapRun("volumes");
    assertThat(things()).isEmpty();
  }

  /** It has the labels of the container that it was made of. */
  @Test
  void anImageThatAUserMadeOfAContainerStays() {
    DockerApi api = new DockerApi(engine.connection());
    String id = start("committed");
    String own = engine.operations().commit(id);
    String users = api.ask("commit", "/commit?container=" + id, null).path("Id").asText();
    try {
      session.engine().reaper().reapRun("committed");
      assertThat(Presence.of(engine.connection(), own)).isEmpty();
      assertThat(Presence.of(engine.connection(), users)).isPresent();
    } finally {
      api.delete("remove the image", "/images/" + users + "?noprune=1");
    }
  }

  /** An engine that is killed leaves the bridges of its networks. */
  @Test
  void aBridgeGoesOnceItsProcessIsDead() throws IOException, InterruptedException {
    String own = NetworkBridges.next();
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    String orphan = "jmhrn" + dead.pid() + "z";
    ExternalCommand.run(HASTE, "ip", "link", "add", own, "type", "bridge");
    ExternalCommand.run(HASTE, "ip", "link", "add", orphan, "type", "bridge");
    try {
      assertThat(NetworkBridges.ofDead()).containsExactly(orphan);
      NetworkBridges.removeDead();
      assertThat(Path.of("/sys/class/net", orphan)).doesNotExist();
      assertThat(Path.of("/sys/class/net", own)).exists();
    } finally {
      ExternalCommand.run(HASTE, "ip", "link", "delete", own);
    }
  }

  private static List<OwnThing> things() {
    return new OwnThings(engine.connection()).unused();
  }

  private static String createWithVolume(String run) {
    return engine.create(
        new ContainerSpec(
            image.digest(),
            List.of(),
            List.of("true"),
            "runc",
            null,
            null,
            Map.of(ContainerSpec.RUN_LABEL, run),
            Map.of(),
            List.of(ContainerSpec.Mount.volume("/mnt/volume")),
            null));
  }

  /** Starts a container under a runtime that cannot start it, and leaves it as it is. */
  private static String hang(String runtime, String run) {
    try (DockerEngine hasty = DockerEngine.open(session.endpoint(), HASTE)) {
      String id = hasty.create(spec(image.digest(), runtime, run, "sleep", "1000"));
      assertThatThrownBy(() -> hasty.start(id))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("start container " + id.substring(0, 12));
      return id;
    }
  }

  private static Path hangingRuntime() throws IOException {
    Path script = folder.resolve("hanging-runtime");
    Files.writeString(
        script,
        """
        #!/bin/sh
        case " $* " in *" start "*) sleep 100000 ;; esac
        exec runc "$@"
        """);
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private static String start(String run) {
    String id = engine.create(spec(image.digest(), "runc", run, "sleep", "1000"));
    engine.start(id);
    return id;
  }

  private static List<HostProcess> mentioning(String text) {
    return ProcessTable.ofThisHost().others(process -> process.mentions(text));
  }

  /** Starts a container, makes a network and an image, and never removes them. */
  static final class Orphans {
    public static void main(String[] arguments) {
      DockerEngine engine = DockerEngine.open(arguments[0], TestEngines.CALL_LIMIT);
      String id = engine.create(spec(arguments[1], arguments[2], "orphaned", "sleep", "1000"));
      engine.start(id);
      engine
          .operations()
          .createNetwork("orphaned", Map.of(ContainerSpec.RUN_LABEL, "orphaned"), null);
      engine.operations().commit(id);
      ChildJvm.sayAndWait(id);
    }
  }
}
