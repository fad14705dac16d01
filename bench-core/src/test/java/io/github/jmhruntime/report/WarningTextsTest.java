package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.measurement.Resource;
import io.github.jmhruntime.statistics.LogRatio.Method;
import io.github.jmhruntime.statistics.Warning;
import io.github.jmhruntime.statistics.Warning.Outlying;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarningTextsTest {

  private static final List<RowWarning> ROW =
      List.of(
          new RowWarning.FailedForks("gvisor", 2, 8),
          new RowWarning.Disturbed("gvisor", List.of(3)),
          new RowWarning.Remeasured("gvisor", List.of(4, 5)),
          new RowWarning.Unpaired("runc", List.of(1)),
          new RowWarning.ByChance(10),
          new RowWarning.GeneratorLimited("runc", 0.994, 0.97),
          new RowWarning.GeneratorLimited("crun", 0.96, Double.NaN),
          new RowWarning.LimitNotHeld("gvisor", Resource.CPU, 0.5, 2.0),
          new RowWarning.LimitNotHeld("nabla", Resource.MEMORY, 64 << 20, null),
          new RowWarning.UnequalShares(Resource.MEMORY, 24.0 * (1 << 30), 2.0 * (1 << 30)),
          new RowWarning.NodesDiffer(
              12,
              0.834,
              new RowWarning.OfNode("node-3", 96.04),
              new RowWarning.OfNode("node-7", 131.2)),
          new RowWarning.NodesUntested(100, 120),
          new RowWarning.Told("as a file has it"));

  private static final List<Warning> STATISTICAL =
      List.of(
          new Warning.SingleValue(),
          new Warning.SinglePair(),
          new Warning.FewBlocks(3),
          new Warning.FewNodes(3),
          new Warning.FewForks(2),
          new Warning.FewRuns(1),
          new Warning.FewRuns(3),
          new Warning.SpreadOfForksUnknown(1),
          new Warning.SpreadOfForksUnknown(5),
          new Warning.NoVariation(),
          new Warning.Autocorrelated(0.512),
          new Warning.Outlying(Outlying.Place.CANDIDATE, List.of(2, 5)));

  @Test
  void eachWarningSaysWhatWeakensTheRow() {
    List<RowWarning> all = new ArrayList<>(ROW);
    STATISTICAL.stream().map(RowWarning.Statistical::new).forEach(all::add);

    assertThat(all.stream().map(warning -> WarningTexts.of(warning, Method.PAIRED)))
        .satisfiesExactly(
            text -> assertThat(text).startsWith("2 of 8 forks failed under gvisor"),
            text -> assertThat(text).contains("disturbed in block 3 under gvisor"),
            text -> assertThat(text).startsWith("measured again under gvisor: blocks 4, 5,"),
            text -> assertThat(text).startsWith("block 1 of runc have no counterpart"),
            text -> assertThat(text).contains("excludes 100 %,").contains("among 10 rows"),
            text ->
                assertThat(text)
                    .startsWith("the generator was the limit, not the runtime, under runc: ")
                    .contains("busy for 99 % of the time, 97 % of what the host alone reaches;"),
            text -> assertThat(text).contains("under crun").contains("96 % of the time;"),
            text ->
                assertThat(text)
                    .startsWith(
                        "under gvisor nothing shows that the limit of 0.5 CPUs held, as its containers had 2 CPUs; see"),
            text ->
                assertThat(text)
                    .startsWith("under nabla nothing shows that the limit of 64 MiB held; see"),
            text ->
                assertThat(text)
                    .startsWith(
                        "unequal: the baseline's containers had 24 GiB, the candidate's 2 GiB; give"),
            text ->
                assertThat(text)
                    .startsWith(
                        "the ratio differs between nodes, from 96.0 % on node-3 to 131.2 % on node-7 (83 % of the spread between 12 nodes is not chance); the interval speaks of these nodes only"),
            text ->
                assertThat(text)
                    .startsWith("120 blocks on 100 nodes are too few")
                    .endsWith("(-Dblocks=200)"),
            text -> assertThat(text).isEqualTo("as a file has it"),
            text -> assertThat(text).contains("no interval").contains("at least 5 forks"),
            text -> assertThat(text).contains("no interval").contains("at least 5 blocks"),
            text -> assertThat(text).startsWith("3 blocks only").contains("at least 5 blocks"),
            text -> assertThat(text).startsWith("3 nodes only").contains("at least 5 nodes"),
            text -> assertThat(text).startsWith("2 forks only").contains("at least 5 forks"),
            text -> assertThat(text).contains("no interval").contains("until 5 runs are kept"),
            text -> assertThat(text).startsWith("the level rests on 3 runs only"),
            text -> assertThat(text).startsWith("one fork: "),
            text -> assertThat(text).startsWith("from score and error").contains("rawData"),
            text -> assertThat(text).startsWith("nothing varies"),
            text -> assertThat(text).contains("lag-1 autocorrelation 0.51"),
            text ->
                assertThat(text).startsWith("outliers among the candidate's forks (number 2, 5)"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"UNPAIRED", "SCORES"})
  void whoRanPlainJmhIsToldOfForksAndNotOfBlocks(Method method) {
    assertThat(WarningTexts.of(new RowWarning.ByChance(10), method))
        .endsWith("measure more forks (JMH's -f)");
    assertThat(WarningTexts.of(new RowWarning.ByChance(10), Method.PAIRED))
        .endsWith("measure more blocks (-Dblocks)");
  }

  @Test
  void anIntervalOverNodesIsSaidToBeOne() {
    RowWarning.OfNode node = new RowWarning.OfNode("a", 100);
    RowWarning differ = new RowWarning.NodesDiffer(5, 0.5, node, node);

    assertThat(WarningTexts.of(differ, Method.OVER_NODES))
        .endsWith("the interval is that of nodes like these, see report.html for each");
    assertThat(WarningTexts.of(new RowWarning.ByChance(10), Method.OVER_NODES))
        .endsWith("measure more nodes (-Dnodes)");
  }

  @Test
  void ofVeryManyBlocksTheFirstAreNamed() {
    List<Integer> blocks = IntStream.rangeClosed(1, 300).boxed().toList();

    assertThat(WarningTexts.of(new RowWarning.Disturbed("gvisor", blocks), Method.OVER_NODES))
        .contains("in blocks 1, 2, 3,")
        .contains("19, 20 and 280 more under gvisor");
  }

  @Test
  void warningsOfTwoSidesAreTwoKindsAndThoseOfOneSideAreOne() {
    Object runc = WarningTexts.kind(new RowWarning.Remeasured("runc", List.of(1)));

    assertThat(WarningTexts.kind(new RowWarning.Remeasured("crun", List.of(1)))).isNotEqualTo(runc);
    assertThat(WarningTexts.kind(new RowWarning.Remeasured("runc", List.of(2, 3)))).isEqualTo(runc);
    assertThat(WarningTexts.kind(new RowWarning.Disturbed("runc", List.of(1)))).isNotEqualTo(runc);
  }

  @Test
  void noKindOfWarningIsWithoutAText() {
    Stream<Class<?>> known =
        Stream.concat(ROW.stream(), STATISTICAL.stream()).<Class<?>>map(Object::getClass);
    Stream<Class<?>> permitted =
        Stream.of(RowWarning.class, Warning.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .flatMap(
                type ->
                    type.isSealed()
                        ? Arrays.stream(type.getPermittedSubclasses())
                        : Stream.of(type));

    assertThat(known)
        .contains(
            permitted
                .filter(type -> type != RowWarning.Statistical.class)
                .toArray(Class<?>[]::new));
  }
}
