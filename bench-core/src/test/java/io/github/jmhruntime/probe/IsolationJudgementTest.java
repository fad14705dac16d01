package io.github.jmhruntime.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.host.ProcessRights;
import io.github.jmhruntime.probe.Sandbox.Member;
import io.github.jmhruntime.profile.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Findings from what was seen of isolation. */
class IsolationJudgementTest {

  @Test
  void aKernelOfTheSameReleaseIsTheHostsOnlyWhereItBootedWithIt() {
    assertThat(KernelProbe.judge(said("release=6.1", "bootId=a"), "6.1", "a").finding())
        .isEqualTo(Finding.NOT_ENFORCED);
    assertThat(KernelProbe.judge(said("release=6.1", "bootId=b"), "6.1", "a").finding())
        .isEqualTo(Finding.ENFORCED);
    assertThat(KernelProbe.judge(said("release=4.4.0"), "6.1", "a").finding())
        .isEqualTo(Finding.ENFORCED);
  }

  @Test
  void namespacesThatAreTheHostsAreNamed() {
    Map<String, String> host = Map.of("mnt", "mnt:[1]", "user", "user:[2]");

    Found found =
        NamespacesProbe.judge(
            host, Map.of("mnt", List.of("mnt:[9]"), "user", List.of("user:[2]")), false);

    assertThat(found.finding()).isEqualTo(Finding.PARTLY);
    assertThat(found.facts()).containsEntry("mnt", "its own").containsEntry("user", "the host's");
    assertThat(found.evidence()).contains("the host's are: user");
  }

  @Test
  void oneProcessOfTheSandboxInTheHostsNamespaceIsEnough() {
    assertThat(
            NamespacesProbe.judge(
                    Map.of("net", "net:[1]"), Map.of("net", List.of("net:[7]", "net:[1]")), true)
                .finding())
        .isEqualTo(Finding.NOT_ENFORCED);
    assertThat(
            NamespacesProbe.judge(Map.of("net", "net:[1]"), Map.of("net", List.of()), true)
                .finding())
        .isEqualTo(Finding.NOT_RUN);
  }

  @Test
  void theEffectiveUserOnTheHostIsTheSecondOfFour() {
    assertThat(UserMappingProbe.judge(List.of(member("a", "Uid", "0\t100000\t0\t0"))).finding())
        .isEqualTo(Finding.ENFORCED);
    assertThat(UserMappingProbe.judge(List.of(member("a", "Uid", "0\t0\t0\t0"))).finding())
        .isEqualTo(Finding.NOT_ENFORCED);
  }

  @Test
  void aHostsProcessThatWasEndedFromInsideIsTheWorst() {
    assertThat(HostProcessesProbe.judgeSignal(ended("seen=0", "done=1"), true).finding())
        .isEqualTo(Finding.ENFORCED);
    assertThat(HostProcessesProbe.judgeSignal(ended("seen=1", "done=1"), true).finding())
        .isEqualTo(Finding.PARTLY);
    assertThat(HostProcessesProbe.judgeSignal(ended("seen=0", "done=1"), false).finding())
        .isEqualTo(Finding.NOT_ENFORCED);
    assertThat(HostProcessesProbe.judgeLook(ended("marked=7", "looked=1")).finding())
        .isEqualTo(Finding.NOT_ENFORCED);
    assertThat(HostProcessesProbe.judgeLook(ended("looked=1")).finding())
        .isEqualTo(Finding.ENFORCED);
  }

  @Test
  void capabilitiesAreDecodedAndComparedWithThoseOfDocker() {
    assertThat(Capability.names("00000000a80425fb")).hasSize(14).contains("NET_BIND_SERVICE");
    assertThat(CapabilitiesProbe.judge("00000000a80425fb").finding()).isEqualTo(Finding.ENFORCED);
    assertThat(CapabilitiesProbe.judge("00000000a80435fb").evidence()).contains("NET_ADMIN");
    assertThat(CapabilitiesProbe.judge("000001ffffffffff").finding())
        .isEqualTo(Finding.NOT_ENFORCED);
  }

  @Test
  void aLowPortSaysNothingWhereEverybodyMayBindIt() {
    Said free = said("bind=done", "chown=done", "portStart=0", "done=1");
    Said checked = said("bind=done", "chown=done", "portStart=1024", "done=1");
    Said dropped = said("bind=done", "chown=Operation not permitted", "done=1");

    assertThat(DroppedCapabilityProbe.judge(free, dropped).finding()).isEqualTo(Finding.ENFORCED);
    assertThat(DroppedCapabilityProbe.judge(checked, dropped).finding()).isEqualTo(Finding.PARTLY);
    assertThat(DroppedCapabilityProbe.judge(checked, checked).finding())
        .isEqualTo(Finding.NOT_ENFORCED);
  }

  @Test
  void noNewPrivilegesMustTakeAwayWhatWasThereWithoutThem() {
    assertThat(NoNewPrivilegesProbe.judge(user("0"), user("1000")).finding())
        .isEqualTo(Finding.ENFORCED);
    assertThat(NoNewPrivilegesProbe.judge(user("0"), user("0")).finding())
        .isEqualTo(Finding.NOT_ENFORCED);
    assertThat(NoNewPrivilegesProbe.judge(user("1000"), user("1000")).finding())
        .isEqualTo(Finding.PARTLY);
  }

  @Test
  void everyProcessOfTheSandboxMustBeFiltered() {
    Member filtered = member("runsc", "Seccomp", "2");
    Member open = member("qemu", "Seccomp", "0");

    assertThat(SandboxFilterProbe.judge(List.of(filtered)).finding()).isEqualTo(Finding.ENFORCED);
    assertThat(SandboxFilterProbe.judge(List.of(filtered, open)).finding())
        .isEqualTo(Finding.PARTLY);
    assertThat(SandboxFilterProbe.judge(List.of(open)).finding()).isEqualTo(Finding.NOT_ENFORCED);
    assertThat(SandboxFilterProbe.judge(List.of()).finding()).isEqualTo(Finding.NOT_RUN);
  }

  @Test
  void callsThatAreRefusedAreCountedWhicheverWay() {
    assertThat(calls("tried=337", "permission=54", "missing=13")).isEqualTo(Finding.ENFORCED);
    assertThat(calls("tried=337", "permission=0", "missing=6")).isEqualTo(Finding.PARTLY);
    assertThat(calls("tried=337", "permission=0", "missing=0")).isEqualTo(Finding.NOT_ENFORCED);
    assertThat(calls("machine=riscv64")).isEqualTo(Finding.NOT_RUN);
  }

  @Test
  void withoutALsmOnTheHostNothingIsOffered() {
    assertThat(LsmProbe.judge("docker-default (enforce)", true).finding())
        .isEqualTo(Finding.ENFORCED);
    assertThat(LsmProbe.judge("unconfined", true).finding()).isEqualTo(Finding.NOT_ENFORCED);
    assertThat(LsmProbe.judge("", false).finding()).isEqualTo(Finding.NOT_OFFERED);
  }

  @Test
  void parametersThatCanBeWrittenMatterOnlyOnTheHostsKernel() {
    Said open = said("parameters=900", "writableParameters=3", "parameter=/proc/sys/a");

    assertThat(KernelParametersProbe.judge(open, false).finding()).isEqualTo(Finding.NOT_ENFORCED);
    assertThat(KernelParametersProbe.judge(open, true).finding()).isEqualTo(Finding.ENFORCED);
    assertThat(KernelParametersProbe.judge(said("x=1"), false).finding())
        .isEqualTo(Finding.NOT_RUN);
  }

  @Test
  void aDiskOfTheHostThatIsReadInsideIsNotKeptApart() {
    assertThat(device("node=made", "read=done", "done=1")).isEqualTo(Finding.NOT_ENFORCED);
    assertThat(device("node=made", "read=Operation not permitted", "done=1"))
        .isEqualTo(Finding.ENFORCED);
    assertThat(device("node=Operation not permitted", "done=1")).isEqualTo(Finding.ENFORCED);
  }

  @Test
  void whatPrivilegedOpensDependsOnTheDiskAndTheKernel() {
    Ended opened = ended("disk=opened", "status.CapEff=1ff", "looked=1");
    Ended shut = ended("disk=No such device", "status.CapEff=1ff", "looked=1");

    assertThat(PrivilegedProbe.judge(opened, true).finding()).isEqualTo(Finding.NOT_ENFORCED);
    assertThat(PrivilegedProbe.judge(shut, true).finding()).isEqualTo(Finding.ENFORCED);
    assertThat(PrivilegedProbe.judge(shut, false).finding()).isEqualTo(Finding.PARTLY);
  }

  @Test
  void anEngineThatAnswersThroughItsSocketIsWithinReach() {
    assertThat(EngineSocketProbe.judge(ended("answer=HTTP/1.0 200 OK")).finding())
        .isEqualTo(Finding.NOT_ENFORCED);
    assertThat(EngineSocketProbe.judge(ended("answer=Connection refused")).finding())
        .isEqualTo(Finding.ENFORCED);
  }

  private static Finding calls(String... lines) {
    return SystemCallsProbe.judge(ended(lines)).finding();
  }

  private static Finding device(String... lines) {
    return DevicesProbe.judge(ended(lines), "/dev/sda", 0).finding();
  }

  private static Said user(String effective) {
    return said("effectiveUser=" + effective, "NoNewPrivs=1");
  }

  private static Member member(String name, String key, String value) {
    return new Member(name, new ProcessRights(Map.of(key, value), Map.of()));
  }

  private static Said said(String... lines) {
    return Said.of(List.of(lines));
  }

  private static Ended ended(String... lines) {
    return new Ended(0, false, true, "", said(lines));
  }
}
