package io.github.jmhruntime.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.profile.RuntimeProfile.Step;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepCommandTest {

  private static final Path ROOT = Path.of("/root fs");
  private static final Path MOUNTS = Path.of("/mounts-1");
  private static final Path GROUP = Path.of("/sys/fs/cgroup/memory/it's.1");
  private static final Link LINK = new Link("172.30.0.1", "172.30.0.2");

  @Test
  void aBareChrootIsNothingElse() {
    assertThat(line(1, null)).containsExactly("chroot", "/root fs", "sh", "-c", "echo ready");
  }

  @Test
  void foldersAreAttachedToAChrootInAMountNamespaceSoThatNothingStaysMounted() {
    assertThat(line(1, MOUNTS))
        .startsWith("unshare", "--mount", "--propagation", "private", "sh", "-e", "-c")
        .contains("mount --all --fstab '/mounts-1'\nexec \"$@\"");
  }

  @Test
  void theFirstProcessOfNamespacesDiesWithTheOneThatWaitsForIt() {
    assertThat(line(2, MOUNTS))
        .containsSubsequence("unshare", "--uts", "--ipc", "--pid", "--fork", "--kill-child", "sh")
        .doesNotContain("--net")
        .contains(
            "echo jmh-runtime > /proc/sys/kernel/hostname\nmount --all --fstab '/mounts-1'\nexec \"$@\"");
  }

  @Test
  void theLinkIsMadeFromInsideSoThatItGoesWithTheNamespace() {
    List<String> line = line(3, MOUNTS);

    assertThat(line).containsSubsequence("--net", "--pid");
    String hosts = "/proc/" + ProcessHandle.current().pid() + "/ns/net";
    assertThat(line)
        .filteredOn(word -> word.contains("veth"))
        .singleElement()
        .asString()
        .contains(" netns " + hosts + "\naddress add 172.30.0.2/30 dev eth0\n")
        .contains("nsenter --net=" + hosts + " ip -batch -")
        .contains("\naddress add 172.30.0.1/30 dev jmhl");
  }

  @Test
  void aProcessEntersItsControlGroupsBeforeAnythingElse() {
    assertThat(line(4, MOUNTS))
        .filteredOn(word -> word.contains("cgroup.procs"))
        .singleElement()
        .asString()
        .startsWith("echo 0 > '/sys/fs/cgroup/memory/it'\\''s.1/cgroup.procs'\n");
  }

  @Test
  void restrictionsComeLastAndWithoutAnyProgramOfTheImage() {
    List<String> line = line(5, MOUNTS);

    List<String> end = line.subList(line.indexOf("perl"), line.size());
    assertThat(end)
        .containsSubsequence(
            "perl", "-e", "setpriv", "--no-new-privs", "--inh-caps=-all", "chroot", "/root fs");
    assertThat(end).anyMatch(word -> word.startsWith("--bounding-set=-all,+audit_write,+chown,"));
  }

  @Test
  void aForkIsKilledWithItsLauncher() {
    StepCommand command = new StepCommand(steps(1), ROOT, null, List.of(), null, true);

    assertThat(withoutFolders(command.of(List.of("java"))))
        .startsWith("setpriv", "--pdeathsig", "KILL", "chroot");
  }

  private static List<Step> steps(int count) {
    return List.of(Step.values()).subList(0, count);
  }

  private static List<String> line(int count, @Nullable Path mounts) {
    List<Step> steps = steps(count);
    return withoutFolders(
        new StepCommand(
                steps,
                ROOT,
                mounts,
                steps.contains(Step.CGROUP) ? List.of(GROUP) : List.of(),
                steps.contains(Step.NETWORK) ? LINK : null,
                false)
            .of(List.of("sh", "-c", "echo ready")));
  }

  /** Programs are named by where this machine has them. */
  private static List<String> withoutFolders(List<String> line) {
    return line.stream().map(word -> word.replaceAll("(/usr)?/s?bin/", "")).toList();
  }
}
