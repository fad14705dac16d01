package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.measurement.Allotment;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows whose sides did not have the same CPUs or memory. */
class UnequalTest {

  private static final Results KERNEL = Results.of("cpu.Sorting.sort");
  private static final double[] RUNC = {100, 101, 99, 100.5, 99.5, 100.2};
  private static final double[] ALIKE = {100.1, 100.9, 99.1, 100.4, 99.6, 100.1};
  private static final double[] HALF = {50, 51, 49, 50.5, 49.5, 50.2};

  private static final Allotment MACHINE = new Allotment(null, 2.0, null, 24L << 30);
  private static final Allotment SMALL_VM = new Allotment(null, 1.0, null, 2L << 30);
  private static final Allotment LIMITED = new Allotment(1.0, 1.0, null, 24L << 30);
  private static final Allotment NOT_LIMITED = new Allotment(1.0, 2.0, null, 24L << 30);
  private static final Allotment UNSEEN = new Allotment(1.0, null, null, null);

  @Test
  void aVerdictIsNeverReadWithoutTheWordForWhatWasUnequal() {
    Row row = row(LIMITED, NOT_LIMITED, HALF);

    assertThat(row.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(row.verdictWords()).isEqualTo("faster, unenforced, unequal");
    assertThat(row.ofLimits())
        .containsExactly(
            new RowWarning.LimitNotHeld("kata", Resource.CPU, 1, 2.0),
            new RowWarning.UnequalShares(Resource.CPU, 1, 2));
  }

  @Test
  void aVirtualMachineOfItsOwnSizeIsUnequalWithoutAnyLimit() {
    Row row = row(MACHINE, SMALL_VM, ALIKE);

    assertThat(row.verdictWords()).isEqualTo("equivalent, unequal");
    assertThat(row.ofLimits())
        .containsExactly(
            new RowWarning.UnequalShares(Resource.CPU, 2, 1),
            new RowWarning.UnequalShares(Resource.MEMORY, 24L << 30, 2L << 30));
  }

  @Test
  void aLimitThatHoldsUnderNeitherIsUnenforcedAndNotUnequal() {
    assertThat(row(NOT_LIMITED, NOT_LIMITED, ALIKE).verdictWords())
        .isEqualTo("equivalent, unenforced");
    assertThat(row(LIMITED, UNSEEN, ALIKE).verdictWords()).isEqualTo("equivalent, unenforced");
  }

  @Test
  void whatIsEqualOrUnknownHasNoWord() {
    assertThat(row(LIMITED, LIMITED, ALIKE).verdictWords()).isEqualTo("equivalent");
    assertThat(row(MACHINE, Allotment.UNKNOWN, ALIKE).verdictWords()).isEqualTo("equivalent");
  }

  @Test
  void suchRowsCanBeLeftOutAndAreToldThen() {
    Comparison fair = comparison(LIMITED, NOT_LIMITED, HALF).withoutUnequal();

    assertThat(fair.rows()).isEmpty();
    assertThat(fair.unmatched())
        .extracting(Unmatched::kind, Unmatched::reason)
        .containsExactly(
            tuple(
                Unmatched.Kind.EXCLUDED,
                "left out by -DexcludeUnequal: the verdict would be 'faster, unenforced, unequal'"));
    assertThat(comparison(LIMITED, LIMITED, HALF).withoutUnequal().rows()).hasSize(1);
  }

  @Test
  void aGateDoesNotJudgeWhatIsLeftOutAndSaysSo() {
    double[] slow = {120, 121, 119, 120.5, 119.5, 120.2};
    Comparison both =
        Comparer.against("runc", List.of(KERNEL.blocksWith(LIMITED, RUNC), other(RUNC)))
            .candidate("kata", List.of(KERNEL.blocksWith(NOT_LIMITED, slow), other(ALIKE)))
            .compare();
    Gate gate = Gate.with(Budgets.of(5));

    assertThat(gate.check(both).outcome()).isEqualTo(GateOutcome.FAIL);
    GateResult fair = gate.check(both.withoutUnequal());
    assertThat(fair.outcome()).isEqualTo(GateOutcome.PASS);
    assertThat(fair.notes()).anyMatch(note -> note.startsWith("not checked: 1 rows whose sides"));
    assertThat(gate.check(comparison(LIMITED, NOT_LIMITED, slow).withoutUnequal()).outcome())
        .isEqualTo(GateOutcome.ERROR);
  }

  private static JmhResult other(double... means) {
    return Results.of("cpu.Arithmetic.add").blocksWith(LIMITED, means);
  }

  private static Row row(Allotment baseline, Allotment candidate, double... means) {
    return comparison(baseline, candidate, means).rows().get(0);
  }

  private static Comparison comparison(Allotment baseline, Allotment candidate, double... means) {
    return Comparer.against("runc", List.of(KERNEL.blocksWith(baseline, RUNC)))
        .candidate("kata", List.of(KERNEL.blocksWith(candidate, means)))
        .compare();
  }
}
