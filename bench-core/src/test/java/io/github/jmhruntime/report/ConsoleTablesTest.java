package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.report.DoctorReport.Condition;
import io.github.jmhruntime.report.DoctorReport.Finding;
import io.github.jmhruntime.report.ListReport.Entry;
import io.github.jmhruntime.report.ListReport.Section;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTablesTest {

  @Test
  void whatIsUsableComesFirstAndThenWhatWouldHelp() {
    DoctorReport report =
        new DoctorReport(
            List.of(),
            List.of(
                new Finding("runc", true, "registered as 'runc'; a container ran", null),
                new Finding("kata", false, "there is no /dev/kvm", "enable virtualisation"),
                new Finding("nabla", false, "the engine does not have it", "install runnc")));

    assertThat(ReportFiles.text(report))
        .isEqualTo(
            """
            runtime  usable  finding
            runc     yes     registered as 'runc'; a container ran
            kata     no      there is no /dev/kvm
            nabla    no      the engine does not have it

            What would help:
              kata: enable virtualisation
              nabla: install runnc
            """);
  }

  @Test
  void whatAnEngineNeedsStandsBeforeItsRuntimes() {
    DoctorReport report =
        new DoctorReport(
            List.of(
                new Condition("RuntimeClass gvisor", true, "handler runsc on 2 nodes", null),
                new Condition("rights", false, "pods cannot be created", "apply -Drbac")),
            List.of(
                new Finding("runc", true, "a container ran", null),
                new Finding("kata", false, "the engine does not have it", "install it")));

    assertThat(ReportFiles.text(report))
        .isEqualTo(
            """
            engine               met  finding
            RuntimeClass gvisor  yes  handler runsc on 2 nodes
            rights               no   pods cannot be created

            runtime  usable  finding
            runc     yes     a container ran
            kata     no      the engine does not have it

            What would help:
              rights: apply -Drbac
              kata: install it
            """);
  }

  @Test
  void whereNothingHelpsNothingIsSaidOfIt() {
    List<Finding> findings = List.of(new Finding("runc", true, "ok", null));
    assertThat(ReportFiles.text(new DoctorReport(List.of(), findings)))
        .isEqualTo("runtime  usable  finding\nrunc     yes     ok\n");
  }

  @Test
  void aVerdictOnWhatWasUnequalStandsThereWithThatWord() {
    assertThat(ReportFiles.text(Comparisons.unequal(), View.of(80)))
        .isEqualTo(
            """
            nabla, 1 score: 1 faster, 0 slower, 0 equivalent, 0 inconclusive; 1 of them
              unequal or unenforced
            kata, 1 score: 0 faster, 0 slower, 1 equivalent, 0 inconclusive; 1 of them
              unequal or unenforced
            crun, 1 score: 0 faster, 0 slower, 1 equivalent, 0 inconclusive

                     score    % of runc             verdict
            Kernel.run image=busybox (ms/op, lower is better)
              runc   100.0    100.0
              nabla   50.0     50.0   [49.0, 51.0]  faster, unenforced, unequal (1,2)
              kata   100.0    100.0  [98.0, 102.0]  equivalent, unequal (2)
              crun   100.0    100.0  [98.0, 102.0]  equivalent

            Percent of runc with 95 % intervals; a difference of 2 % matters.

            Warnings:
              (1) under nabla nothing shows that the limit of 1 CPU held, as its containers
                had 2 CPUs; see what enforces it with mvn jmh-runtime:probe, or leave such
                rows out of check and rank with -DexcludeUnequal
              (2) 2 rows: unequal: the baseline's containers had 1 CPU, the candidate's 2
                CPUs; give both the same with -Dlimits, or leave such rows out of check and
                rank with -DexcludeUnequal
            """);
  }

  @Test
  void namesStandInColumnsByOption() {
    ListReport report =
        new ListReport(
            List.of(
                new Section(
                    "Limits (-Dlimits)",
                    List.of(new Entry("default", "no limits"), new Entry("min", "1 CPU"))),
                new Section("Benchmarks", List.of(new Entry("a.B.c", "*"), new Entry("a.D", "")))),
            List.of("* is a note"));

    assertThat(ReportFiles.text(report))
        .isEqualTo(
            """
            Limits (-Dlimits)
              default  no limits
              min      1 CPU

            Benchmarks
              a.B.c  *
              a.D

            * is a note
            """);
  }

  @Test
  void whatAMachineCanShowIsATable() {
    Calibration calibration =
        CalibrationFile.read(
            Path.of("src/test/resources/io/github/jmhruntime/report/calibration.json"));

    assertThat(ReportFiles.text(calibration))
        .isEqualTo(
            """
            runc against itself: the smallest change for the worse that so many blocks show

            benchmark                                                 noise  shows at 5  blocks for ±1 %
            EngineBenchmark.ping                                    143.4 %     346.6 %  over a million
            LifecycleBenchmark.start image=busybox, limits=default   20.5 %      36.9 %  1354

            false alarms at 5 blocks: 4.8 % of rows before correction, 4.6 % of whole comparisons after it
            warning: it is noisy
            """);
  }
}
