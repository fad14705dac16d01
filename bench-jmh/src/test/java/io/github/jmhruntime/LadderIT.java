package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.command.CleanupCommand;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.ladder.HandmadeContainer;
import io.github.jmhruntime.ladder.Inmate;
import io.github.jmhruntime.ladder.RootFileSystem;
import io.github.jmhruntime.ladder.Trial;
import io.github.jmhruntime.ladder.Work;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that are built by hand, step by step, on the real kernel. */
@Tag("docker")
class LadderIT {

  private static final Catalog CATALOG = Catalog.load(null);
  private static final List<String> LADDER = CATALOG.suite("", "ladder").runtimes();
  private static final List<String> HANDMADE = LADDER.subList(1, LADDER.size() - 1);
  private static final Limits HALF = new Limits("half", "", 0.5, 128_000_000L);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static EngineSession session;
  private static TemporaryFolder temporary;
  private static RootFileSystem root;

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void unpackAnImage() throws IOException {
    EngineChoice user = EngineChoice.of("engine", "private", Duration.ofSeconds(60));
    session =
        Engines.installed()
            .open(
                new EngineChoice(
                    null,
                    null,
                    user.privateFolder().resolveSibling("test-engine"),
                    user.callLimit()),
                CATALOG.runtimes().values(),
                EventHandler.none());
    temporary = TemporaryFolder.create(TemporaryFolder.base(), "ladder-it");
    String image =
        session
            .engine()
            .images()
            .provide(CATALOG.image("", "busybox"), EventHandler.none())
            .reference();
    root = RootFileSystem.provide(session.engine(), image, "ladder-it", temporary);
  }

  @AfterAll
  static void closeEngine() throws IOException {
    try {
      temporary.remove();
      assertThat(root.path()).doesNotExist();
    } finally {
      session.close();
    }
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    assertThat(eventually(() -> links().isEmpty())).as("links: %s", links()).isTrue();
    assertThat(groups()).isEmpty();
    assertThat(mounts()).isEmpty();
  }

  @Test
  void aProcessOnEachStepProvesIt() {
    for (String name : HANDMADE) {
      RuntimeProfile profile = CATALOG.runtime("", name);
      Map<String, String> seen = Trial.look(container(name), profile.clueFiles(), LIMIT).files();

      assertThat(profile.recogniseHere(seen).objections()).as(name).isEmpty();
    }
  }

  @Test
  void noStepPassesForAnother() {
    for (String name : HANDMADE) {
      for (String other : LADDER.subList(1, LADDER.size() - 1)) {
        RuntimeProfile claimed = CATALOG.runtime("", other);
        Map<String, String> seen = Trial.look(container(name), claimed.clueFiles(), LIMIT).files();

        assertThat(claimed.recogniseHere(seen).contradicted())
            .as("%s taken for %s", name, other)
            .isEqualTo(!name.equals(other));
      }
    }
    RuntimeProfile chroot = CATALOG.runtime("", "ladder-chroot");
    Map<String, String> host =
        Trial.look(HandmadeContainer.host(), chroot.clueFiles(), LIMIT).files();
    assertThat(chroot.recogniseHere(host).contradicted()).as("the host").isTrue();
  }

  @Test
  void whatEachStepIsolatesCannotBeReachedFromInside() throws Exception {
    String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    Path own = Files.writeString(folder.resolve("file"), "of the host");
    Mount seen = new Mount(folder.toString(), "/seen", true);

    assertThat(say("ladder-chroot", seen, "ls /; cat /seen/file; echo x > /seen/file"))
        .contains("seen", "of the host", "Read-only file system")
        .doesNotContain("work");
    assertThat(own).hasContent("of the host");
    assertThat(say("ladder-chroot", seen, "hostname")).isEqualTo(host);
    assertThat(say("ladder-namespaces", null, "hostname; echo $$; ls -d /proc/[0-9]* | wc -l"))
        .matches("jmh-runtime\n1\n[1-4]");
    assertThat(say("ladder-namespaces", null, "cat /proc/net/dev")).doesNotContain("eth0@");
    assertThat(say("ladder-network", null, "cat /proc/net/dev | tail -n +3 | cut -d: -f1"))
        .matches("\\s*(lo\\s+eth0|eth0\\s+lo)");
    String gateway = session.engine().gateway();
    assertThat(say("ladder-network", null, "ping -c 1 -w 5 " + gateway))
        .contains("1 packets received");
    assertThat(say("ladder-cgroup", null, "mkdir /m; mount -t tmpfs x /m && echo mounted"))
        .contains("mounted");
    assertThat(say("ladder-restricted", null, "mount -t tmpfs x /m; unshare -m true; hostname x"))
        .contains("mount:", "unshare:", "hostname:")
        .containsIgnoringCase("not permitted");
  }

  @Test
  void limitsHoldFromTheStepOnThatHasControlGroups() throws Exception {
    HandmadeContainer half = container("ladder-cgroup", HALF);

    GroupLimits seen = Trial.look(half, List.of(), LIMIT).groups();
    assertThat(seen.cpus()).isEqualTo(0.5);
    assertThat(seen.memoryBytes()).isBetween(HALF.memoryBytes() - 4096, HALF.memoryBytes());
    try (Inmate inmate = half.start(shell("x=x; while true; do x=$x$x$x$x; done", null))) {
      assertThat(inmate.process().waitFor()).as("killed for want of memory").isNotZero();
    }
  }

  @Test
  void forksAndProcessesAreMeasuredOnEveryStepAndUnderRuncInTheSameRows() throws Exception {
    Outcome outcome =
        RunCommand.run(
            Requests.into(folder.resolve("out"))
                .runtimes(LADDER)
                .baseline("host")
                .benchmarks(List.of("TrivialBenchmark", "ProcessBenchmark.life"))
                .images(List.of("busybox"))
                .forkImage("debian")
                .blocks(1)
                .params(List.of("deed=return"))
                .engine(session.endpoint())
                .driverArguments(List.of("-Djava.io.tmpdir=" + folder))
                .build(),
            this::hear);

    assertThat(outcome.failure()).as(String.join("\n", told)).isNull();
    List<ForkRecord> forks = Journal.read(folder.resolve("out/journal.ndjson")).forks();
    assertThat(forks).hasSize(2 * LADDER.size());
    assertThat(forks).extracting(ForkRecord::status).containsOnly(Status.OK);
    assertThat(forks)
        .filteredOn(fork -> fork.runtime().equals("ladder-restricted"))
        .hasSize(2)
        .allSatisfy(
            fork -> {
              assertThat(fork.evidence().engineRuntime()).isEqualTo("none");
              assertThat(fork.evidence().files().get("/proc/self/status"))
                  .containsPattern("Seccomp:\\s+2");
            });
    var rows = new ObjectMapper().readTree(folder.resolve("out/comparison.json").toFile());
    for (String name : LADDER.subList(1, LADDER.size())) {
      assertThat(rows.path("rows").findValuesAsText("runtime")).as(name).contains(name, name);
    }
    assertThat(folder.toFile().list((parent, name) -> name.startsWith("jmh-runtime-"))).isEmpty();
  }

  @Test
  void whatIsKilledWithItsRunLeavesNothingThatTheNextCommandDoesNotRemove() throws Exception {
    try (RunProcess run =
        RunProcess.start(
            folder.resolve("out"), session.endpoint(), folder, "default", "ladder-restricted")) {
      assertThat(eventually(() -> inside().size() == 1)).as(run.output()).isTrue();
      List<ProcessHandle> outside =
          ownProcesses().filter(process -> !inside().contains(process.pid())).toList();
      outside.forEach(ProcessHandle::destroyForcibly);
    }
    assertThat(eventually(() -> inside().isEmpty())).as("the fork ends with its launcher").isTrue();
    assertThat(eventually(() -> links().isEmpty())).isTrue();
    assertThat(mounts()).isEmpty();

    var unused = CleanupCommand.run("private", this::hear);

    assertThat(told).anyMatch(text -> text.startsWith("control groups removed, of runs that died"));
    assertThat(groups()).isEmpty();
  }

  private static HandmadeContainer container(String name) {
    return container(name, HandmadeContainer.NO_LIMITS);
  }

  private static HandmadeContainer container(String name, Limits limits) {
    return HandmadeContainer.of(CATALOG.runtime("", name).steps(), root, limits);
  }

  private static Work shell(String script, @Nullable Mount seen) {
    List<Mount> folders = seen == null ? List.of() : List.of(seen);
    return new Work(List.of("sh", "-c", "{ " + script + "; } 2>&1"), Map.of(), folders, true);
  }

  private static String say(String name, @Nullable Mount seen, String script) throws Exception {
    return said(container(name).start(shell(script, seen)));
  }

  private static String said(Inmate started) throws Exception {
    try (Inmate inmate = started) {
      String output =
          new String(inmate.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String errors =
          new String(inmate.process().getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return (output + errors).strip();
    }
  }

  private void hear(Event event) {
    if (event instanceof Event.Notice notice) {
      told.add(notice.text());
    } else if (event instanceof Event.Warning warning) {
      told.add(warning.text());
    }
  }

  /** Forks in a process namespace of their own, by their ids outside of it. */
  private List<Long> inside() {
    return ownProcesses()
        .filter(process -> commandLine(process).contains("ForkedMain"))
        .map(ProcessHandle::pid)
        .filter(pid -> !namespace(pid).equals(namespace(ProcessHandle.current().pid())))
        .toList();
  }

  private Stream<ProcessHandle> ownProcesses() {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(folder.toString()));
  }

  private static String namespace(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/pid")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  private static List<String> links() {
    return List.of(
        Path.of("/sys/class/net").toFile().list((parent, name) -> name.startsWith("jmhl")));
  }

  private static List<Path> groups() {
    try (Stream<Path> found = Files.find(Path.of("/sys/fs/cgroup"), 2, LadderIT::isOurs)) {
      return found.toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path path, java.nio.file.attribute.BasicFileAttributes attributes) {
    return path.getFileName().toString().startsWith("jmh-runtime-ladder.");
  }

  private static List<String> mounts() {
    try {
      return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
          .filter(line -> line.contains("/root-"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    return condition.getAsBoolean();
  }
}
