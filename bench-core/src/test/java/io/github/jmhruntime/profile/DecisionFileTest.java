package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.profile.CsvTable.Line;
import io.github.jmhruntime.profile.DecisionFile.Criterion;
import io.github.jmhruntime.profile.DecisionFile.Entry;
import io.github.jmhruntime.profile.DecisionFile.Group;
import io.github.jmhruntime.profile.DecisionFile.Row;
import io.github.jmhruntime.profile.DecisionFile.Source.Cells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionFileTest {

  private static final Path STUDY = Path.of("..", "profiles", "decisions", "stoffel2020");

  @TempDir Path folder;

  @Test
  void thePairwiseComparisonAndTheGroupsWeightsAreThoseOfTheStudysTables() throws IOException {
    DecisionFile study = Decisions.find("-Ddecision", "stoffel2020", null);

    for (Line line : table("weights.csv").lines()) {
      Criterion criterion = criterion(study, line.cell("group"), line.cell("criterion"));
      String beats = line.cell("beats");
      assertThat(criterion.outranks())
          .as(criterion.name())
          .containsExactlyInAnyOrderElementsOf(
              beats.isEmpty() ? List.of() : Arrays.asList(beats.split(";")));
    }
    for (Line line : table("group-weights.csv").lines()) {
      assertThat(group(study, line.cell("group")).weight())
          .isEqualTo(Double.parseDouble(line.cell("weight")));
    }
  }

  @Test
  void everyScoreOfTheStudyHasItsReasonAndSource() {
    DecisionFile study = Decisions.find("-Ddecision", "stoffel2020", null);
    Cells exploit = (Cells) criterion(study, "security", "escape-by-kernel-exploit").source();

    assertThat(exploit.rows().get(0).entries().get("kata-fc"))
        .isEqualTo(
            new Entry(
                5,
                "",
                "Firecracker replaces Clear Linux and, with fewer functions, offers less to attack"
                    + " (section 5.3.2)"));
    assertThat(exploit.rows())
        .extracting(Row::axes)
        .containsExactly(Map.of("criterion", "kernel exploit"));
  }

  @Test
  void aFileAndItsTablesAreReadFromAFolder() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "image,a,b\nx,100,200\ny,100,\n");
    Path file =
        Files.writeString(
            folder.resolve("d.yaml"),
            """
            name: d
            title: t
            candidates: [a, b]
            missing: exclude
            groups:
              - name: g
                criteria:
                  - {name: c, weight: 30%, table: t.csv, better: lower}
                  - name: s
                    weight: 70%
                    scale: [0, 10]
                    scores:
                      a: {score: 7.5, reason: tried it, source: me}
                      b: open
            """);

    DecisionFile read = Decisions.find("-Ddecision", file.toString(), null);

    assertThat(read.groups().get(0).criteria())
        .extracting(Criterion::weight)
        .containsExactly(0.3, 0.7);
    Cells table = (Cells) read.groups().get(0).criteria().get(0).source();
    assertThat(table.higher()).isFalse();
    assertThat(table.rows().get(1).axes()).isEqualTo(Map.of("image", "y"));
    assertThat(table.rows().get(1).entries().get("b"))
        .isEqualTo(new Entry(Double.NaN, "not measured", "no reason is given"));
    Cells scores = (Cells) read.groups().get(0).criteria().get(1).source();
    assertThat(scores.rows().get(0).entries().get("a"))
        .isEqualTo(new Entry(7.5, "", "tried it (me)"));
    assertThat(scores.rows().get(0).entries().get("b"))
        .isEqualTo(new Entry(Double.NaN, "not measured", "no score yet"));
  }

  @Test
  void aUsersFolderOfDecisionsIsKnownByName() throws IOException {
    UserProfiles user =
        new UserProfiles(folder)
            .with(
                "decisions/mine/decision.yaml",
                MinimalDecision.TEXT.replace("name: d", "name: mine"))
            .with("decisions/mine/README.md", "why");

    assertThat(Decisions.find("-Ddecision", "mine", user.folder()).name()).isEqualTo("mine");
    assertThat(Decisions.titles(user.folder())).containsKeys("mine", "stoffel2020");
    assertThat(user.load().suites()).containsKey("quick");
  }

  private static CsvTable table(String name) throws IOException {
    return CsvTable.parse(name, Files.readString(STUDY.resolve(name)));
  }

  private static Group group(DecisionFile study, String name) {
    return study.groups().stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  private static Criterion criterion(DecisionFile study, String group, String name) {
    return group(study, group).criteria().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
