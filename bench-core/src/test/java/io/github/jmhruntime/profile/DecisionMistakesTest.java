package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of mistake in a decision, with the message that it gives. */
class DecisionMistakesTest {

  private static final String TEXT = MinimalDecision.TEXT;

  @TempDir Path folder;

  @Test
  void theTemplateIsRight() throws IOException {
    assertThat(read(TEXT).groups()).hasSize(1);
  }

  @Test
  void comparisonsThatContradictEachOther() {
    mistake(
        TEXT.replace("outranks: [z]", "outranks: [z, x]"),
        "10:20: 'x' outranks 'y', and in line 13 'y' outranks 'x'; take one of them away");
    mistake(
        TEXT.replace("outranks: [y, z]", "outranks: [y]"),
        "10:20: 'x' outranks 'y', which outranks 'z' (line 13), but 'x' does not outrank 'z';"
            + " add that, or take one away");
    mistake(
        TEXT.replace("outranks: [z]", "outranks: [y]"),
        "13:20: 'y' outranks itself; take it out of its own list");
  }

  @Test
  void comparisonsThatGoInACircle() {
    mistake(
        TEXT.replace("outranks: [y, z]", "outranks: [y]")
            .replace("- name: z\n", "- name: z\n        outranks: [x]\n"),
        "16:20: the comparison goes in a circle: 'x' outranks 'y' outranks 'z' outranks 'x';"
            + " take one of these away");
  }

  @Test
  void comparisonWithWhatIsNotInTheGroup() {
    mistake(
        TEXT.replace("outranks: [z]", "outranks: [zz]"),
        "13:20: 'y' outranks 'zz', which is no criterion of this group, did you mean 'z'?; there"
            + " are x, y, z");
  }

  @Test
  void weightsThatDoNotAddUp() {
    String weights =
        TEXT.replace("outranks: [y, z]", "weight: 50%")
            .replace("outranks: [z]", "weight: 30%")
            .replace("- name: z\n", "- name: z\n        weight: 15%\n");
    mistake(
        weights,
        "9:7: the weights of the criteria of group 'g' add up to 95 %; they must add up to 100 %,"
            + " or write 'points', of which each counts as its share of the sum");
    mistake(
        weights.replace("15%", "fifteen"),
        "16:17: key 'groups[0].criteria[2].weight' is text ('fifteen'); it must be a percentage,"
            + " such as 40%");
  }

  @Test
  void weightsOfSeveralKindsOrNone() {
    mistake(
        TEXT.replace("outranks: [y, z]", "points: 2"),
        "9:7: the criteria of group 'g' have both 'points' and 'outranks'; give each of them the"
            + " same one of weight, points, outranks");
    mistake(
        TEXT.replace("        outranks: [y, z]\n", "").replace("        outranks: [z]\n", ""),
        "9:7: the criteria of group 'g' have no weights; give each of them the same one of weight,"
            + " points, outranks");
    mistake(
        TEXT.replace("points: 1", "points: 0"),
        "7:13: key 'groups[0].points' is 0; take away what does not count");
  }

  @Test
  void aCriterionWithoutValuesOrWithTwoKinds() {
    mistake(
        TEXT.replace("        benchmarks: [a]\n", ""),
        "9:9: criterion 'x' has no values; say where its values come from by one of benchmarks,"
            + " table, scores, scoreTable, failures, limits, probes");
    mistake(
        TEXT.replace("benchmarks: [a]", "benchmarks: [a]\n        limits: [cpu]"),
        "9:9: criterion 'x' has 'benchmarks' and 'limits'; say where its values come from by one"
            + " of benchmarks, table, scores, scoreTable, failures, limits, probes");
    mistake(
        TEXT.replace("failures: [a]", "failures: [a]\n        better: lower"),
        "15:17: key 'groups[0].criteria[1].better' does not go with 'failures'; take it away");
  }

  @Test
  void scoresThatAreNone() {
    mistake(
        TEXT.replace("score: 4", "score: 6"),
        "18:27: key 'scores.gvisor.score' is a number ('6'); it must be a number from 1 to 5");
    mistake(
        TEXT.replace("runc: {score: 3, reason: r, source: s}", "runc: {score: 3, source: s}"),
        "17:17: key 'scores.runc.reason' is missing; add it, docs/rank.md says what it is");
    mistake(
        TEXT.replace("gvisor: {", "gvisr: {"),
        "18:11: 'gvisr' is no candidate, did you mean 'gvisor'?; they are runc, gvisor");
  }

  @Test
  void aMustThatIsWeighedOrSaysNotWhatIsEnough() {
    String must = "must:\n  - {name: m, failures: [a], atMost: 0}\ngroups:";
    mistake(
        TEXT.replace("groups:", must.replace(", atMost: 0", "")),
        "6:5: key 'must[0].atLeast' or 'atMost' must say what is enough, and not both");
    mistake(
        TEXT.replace("groups:", must.replace("atMost: 0", "atMost: 0, points: 1")),
        "6:49: key 'must[0].points' does not go with a must, which is not weighed; take it away");
    mistake(
        TEXT.replace("failures: [a]", "failures: [a]\n        atMost: 0"),
        "15:17: key 'groups[0].criteria[1].atMost' is for criteria under 'must'; move this one"
            + " there");
  }

  @Test
  void namesThatStandTwice() {
    mistake(
        TEXT.replace("- name: y", "- name: x"),
        "12:15: criterion 'x' stands in line 9 already; give each a name of its own");
  }

  @Test
  void tablesThatCannotBeUsed() throws IOException {
    String table = TEXT.replace("benchmarks: [a]", "table: t.csv\n        better: lower");
    mistake(
        table,
        "11:16: key 'groups[0].criteria[0].table' is 't.csv'; there is no file %s; put it beside"
            + " the decision");
    csv("image,runc,gvisor\nx,100,0\n");
    inTable(
        table, "2:1: the value of 'gvisor' is '0'; it must be a number above 0, or empty for none");
    csv("image,runc,gvisor\n\nx,100,1\ny,100\n");
    inTable(
        table,
        "4:1: 2 cells under 3 columns (image, runc, gvisor); put a cell with commas between double"
            + " quotes");
    csv("image,kata\nx,100\n");
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> read(table))
        .withMessageContaining("d.yaml:11:16: ")
        .withMessageContaining("in which no column is a candidate");
    csv("image,runc,gvisor\nx,100,1\n");
    mistake(
        table.replace("better: lower", "better: lower\n        where: {imag: x}"),
        "13:17: key 'where.imag' is no column of %s, did you mean 'image'?; its columns are image,"
            + " runc, gvisor");
  }

  @Test
  void aCandidateThatNoTableKnows() throws IOException {
    csv("image,runc,gvisor\nx,100,200\n");
    String table =
        """
        name: d
        title: t
        candidates: [runc, gvisr]
        missing: midpoint
        groups:
          - name: g
            criteria:
              - {name: x, table: t.csv, better: lower}
        """;
    mistake(
        table,
        "3:20: candidate 'gvisr' has no value in any criterion; is it written as in the tables?");
  }

  private void csv(String text) throws IOException {
    Files.writeString(folder.resolve("t.csv"), text);
  }

  private DecisionFile read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("d.yaml"), text);
    return Decisions.find("-Ddecision", file.toString(), null);
  }

  private void mistake(String text, String message) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> read(text))
        .withMessage(
            "%s:%s",
            folder.resolve("d.yaml"), message.replace("%s", folder.resolve("t.csv").toString()));
  }

  private void inTable(String text, String message) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> read(text))
        .withMessage("%s:%s", folder.resolve("t.csv"), message);
  }
}
