package io.github.jmhruntime.probe;

import static io.github.jmhruntime.profile.Finding.NOT_OFFERED;
import static io.github.jmhruntime.profile.Finding.NOT_RUN;
import static io.github.jmhruntime.profile.Finding.OFFERED;
import static io.github.jmhruntime.profile.Finding.PARTLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.ContainerOperations.Executed;
import io.github.jmhruntime.engine.ContainerOperations.Listed;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How what was seen of a feature is judged. */
class FeatureProbesTest {

  private static final String SAYS = ", as its profile says";

  @Test
  void aFurtherProcessWhoseExitCodeIsLostIsOfferedInPart() {
    List<String> output = List.of("mark=written", "sum=42");

    assertThat(found(ExecProbe.judge(new Executed(output, 7))).finding()).isEqualTo(OFFERED);
    Found lost = found(ExecProbe.judge(new Executed(output, 0)));
    assertThat(lost.finding()).isEqualTo(PARTLY);
    assertThat(lost.evidence()).contains("0 instead of 7").endsWith(SAYS);
    assertThat(found(ExecProbe.judge(new Executed(List.of(), 126))).finding())
        .isEqualTo(NOT_OFFERED);
  }

  @Test
  void aListOfProcessesThatHasOthersThanTheContainersIsALie() {
    Listed own = new Listed(4711, "sleep 86021");
    Listed shell = new Listed(4710, "sh -c sleep 86021 & sleep 86021 & wait");
    Listed init = new Listed(1, "/sbin/init");

    assertThat(found(TopProbe.judge(List.of(shell, own, own))).finding()).isEqualTo(OFFERED);
    assertThat(found(TopProbe.judge(List.of(shell, own, own, init))).finding()).isEqualTo(PARTLY);
    Found lie = found(TopProbe.judge(List.of(init)));
    assertThat(lie.finding()).isEqualTo(NOT_OFFERED);
    assertThat(lie.evidence()).contains("none of the container's 3 processes", "/sbin/init");
  }

  @Test
  void aPauseThatDoesNotStopTheCounterIsNone() {
    assertThat(found(PauseProbe.judge(12, 12, 30)).finding()).isEqualTo(OFFERED);
    assertThat(found(PauseProbe.judge(12, 24, 30)).finding()).isEqualTo(NOT_OFFERED);
    assertThat(found(PauseProbe.judge(12, 12, 12)).finding()).isEqualTo(PARTLY);
  }

  @Test
  void aNewLimitThatChangesNothingIsToldWithTheShareOfWorkThatWasStillDone() {
    assertThat(found(UpdateProbe.judge(work(20, "taken=120"), 6, "", "")).finding())
        .isEqualTo(OFFERED);
    Found cpusIgnored = found(UpdateProbe.judge(work(100, "taken=120"), 6, "", ""));
    assertThat(cpusIgnored.finding()).isEqualTo(PARTLY);
    assertThat(cpusIgnored.evidence()).contains("still got 100 % of its work done");
    Found ignored = found(UpdateProbe.judge(work(100, "taken=240", "end=1"), 6, "", ""));
    assertThat(ignored.finding()).isEqualTo(NOT_OFFERED);
    assertThat(ignored.evidence()).contains("took 240 MiB although");
  }

  @Test
  void aRefusalOfOneNewLimitLeavesTheOther() {
    Found cpusRefused = found(UpdateProbe.judge(work(100, "taken=120"), 6, "busy", ""));
    assertThat(cpusRefused.finding()).isEqualTo(PARTLY);
    assertThat(cpusRefused.evidence()).contains("another limit of CPUs is refused (busy)");
    Found both = found(UpdateProbe.judge(work(100, "taken=240", "end=1"), 6, "no", "never"));
    assertThat(both.finding()).isEqualTo(NOT_OFFERED);
    assertThat(both.evidence()).contains("another limit of memory is refused (never)");
  }

  @Test
  void aRefusalIsToldWithoutThePagesThatRuntimesAdd() {
    String id = "0123456789abcdef".repeat(4);

    String brief =
        FeatureProbe.brief(
            new EngineException("update " + id + ": Usage: runsc " + "x".repeat(999)));
    assertThat(brief).startsWith("update 0123456789ab: Usage").hasSize(241).endsWith("…");
  }

  @Test
  void figuresOfUseThatAreZeroAreNotOffered() {
    assertThat(found(StatsProbe.judge(0.98, 70 << 20)).finding()).isEqualTo(OFFERED);
    assertThat(found(StatsProbe.judge(0, 70 << 20)).finding()).isEqualTo(PARTLY);
    Found none = found(StatsProbe.judge(0, 1 << 20));
    assertThat(none.finding()).isEqualTo(NOT_OFFERED);
    assertThat(none.evidence()).contains("0.00 CPUs").endsWith(SAYS);
  }

  @Test
  void aRestartThatLosesTheFilesIsOfferedInPart() {
    assertThat(found(RestartProbe.judge(said("start=1", "start=2"), 10, 11)).finding())
        .isEqualTo(OFFERED);
    assertThat(found(RestartProbe.judge(said("start=1", "start=1"), 10, 11)).finding())
        .isEqualTo(PARTLY);
    assertThat(found(RestartProbe.judge(said("start=1"), 10, 10)).finding()).isEqualTo(NOT_OFFERED);
  }

  @Test
  void anImageWithoutWhatWasWrittenIsNoCommit() {
    assertThat(found(CommitProbe.judge(said("kept=written"), 8)).finding()).isEqualTo(OFFERED);
    Found lost = found(CommitProbe.judge(said("kept="), 1L << 30));
    assertThat(lost.finding()).isEqualTo(NOT_OFFERED);
    assertThat(lost.evidence()).contains("1024 MiB larger");
  }

  @Test
  void anEngineThatIsNotExperimentalSaysNothingAboutTheRuntimesCheckpoints() {
    Found engine = found(CheckpointProbe.refused("checkpoint: experimental feature (status 501)"));
    assertThat(engine.finding()).isEqualTo(NOT_RUN);
    assertThat(engine.evidence()).contains("\"experimental\": true");
    assertThat(found(CheckpointProbe.refused("criu is missing")).finding()).isEqualTo(NOT_OFFERED);
  }

  @Test
  void aRestoreThatBeginsAnewIsNone() {
    assertThat(found(CheckpointProbe.judge(said("count=1", "count=2", "count=3"), 2)).finding())
        .isEqualTo(OFFERED);
    assertThat(found(CheckpointProbe.judge(said("count=1", "count=2", "count=1"), 2)).finding())
        .isEqualTo(PARTLY);
    assertThat(found(CheckpointProbe.judge(said("count=1", "count=2"), 2)).finding())
        .isEqualTo(NOT_OFFERED);
  }

  @Test
  void copiesCountByDirection() {
    Said both = said("early=sent", "late=sent");
    assertThat(found(CopyProbe.judge(both, "made-inside", "")).finding()).isEqualTo(OFFERED);
    Found inOnly = found(CopyProbe.judge(both, "no such file", ""));
    assertThat(inOnly.finding()).isEqualTo(PARTLY);
    assertThat(inOnly.facts()).containsEntry("out", "no such file");
  }

  @Test
  void aNameThatLeadsToAnotherAddressIsNone() {
    Said right = said("address=172.20.0.2", "hello=world");
    assertThat(found(NetworkProbes.Names.judge(right, "172.20.0.2")).finding()).isEqualTo(OFFERED);
    assertThat(found(NetworkProbes.Names.judge(right, "172.20.0.3")).finding())
        .isEqualTo(NOT_OFFERED);
    assertThat(found(NetworkProbes.Names.judge(said("address="), "172.20.0.2")).evidence())
        .contains("leads nowhere");
  }

  @Test
  void aRootFileSystemOfWhichOnlyTmpCanBeWrittenIsNone() {
    assertThat(found(RootWriteProbe.judge(said("writable=/tmp", "refused=/etc"))).finding())
        .isEqualTo(NOT_OFFERED);
    assertThat(
            found(RootWriteProbe.judge(said("writable=/tmp", "writable=/etc", "refused=/opt")))
                .finding())
        .isEqualTo(PARTLY);
  }

  @Test
  void rootThatIsRootOfTheHostIsNotMapped() {
    assertThat(found(RemapProbe.judge("0", 100_000)).finding()).isEqualTo(OFFERED);
    assertThat(found(RemapProbe.judge("0", 0)).finding()).isEqualTo(NOT_OFFERED);
  }

  @Test
  void whatCannotBeTriedWithoutImagesOfItsOwnIsNotOfferedForTheProfilesReason() {
    RuntimeProfile nabla = Catalog.load(null).runtime("-Druntime", "nabla");

    Found exec = Prober.untried(new ExecProbe(), nabla, "it needs images of its own");
    assertThat(exec.finding()).isEqualTo(NOT_OFFERED);
    assertThat(exec.evidence()).startsWith("not tried; its profile says: ");
    Found logs = Prober.untried(new OutputProbes.Logs(), nabla, "it needs images of its own");
    assertThat(logs.finding()).isEqualTo(NOT_RUN);
    assertThat(logs.evidence()).isEqualTo("it needs images of its own");
  }

  private static Said work(int share, String... end) {
    return said(
        Stream.concat(
                IntStream.range(0, 20).mapToObj(i -> "done=" + (i <= 5 ? 100 : share)),
                Stream.of(end))
            .toArray(String[]::new));
  }

  private static Said said(String... lines) {
    return Said.of(List.of(lines));
  }

  private static Found found(Checks checks) {
    return checks.found(SAYS);
  }
}
