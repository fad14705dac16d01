package io.github.jmhruntime.report;

import io.github.jmhruntime.decision.Absence;
import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Analysis;
import io.github.jmhruntime.decision.Cell;
import io.github.jmhruntime.decision.Criterion;
import io.github.jmhruntime.decision.Decision;
import io.github.jmhruntime.decision.Group;
import io.github.jmhruntime.decision.Means;
import io.github.jmhruntime.decision.MissingRule;
import io.github.jmhruntime.decision.Must;
import io.github.jmhruntime.decision.Reading;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Reading.Missing;
import io.github.jmhruntime.decision.Scale;
import io.github.jmhruntime.decision.Spread;
import io.github.jmhruntime.decision.Uncertainty;
import io.github.jmhruntime.unit.Direction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rankings for tests. */
public final class Rankings {

  private static final Uncertainty DRAWS = new Uncertainty(0.5, 1000, 1);

  private Rankings() {}

  /** Four runtimes: one is excluded, one has crashed. */
  public static RankingReport run() {
    List<String> candidates = List.of("runc", "crun", "gvisor", "nabla");
    Criterion start =
        new Criterion(
            "start",
            2,
            Direction.LOWER,
            Scale.ratio(),
            List.of(
                cell(Map.of("image", "nginx"), 100, 92, 160, 340),
                cell(Map.of("image", "httpd"), 100, 94, -1, 330)));
    Criterion throughput =
        new Criterion(
            "throughput",
            1,
            Direction.HIGHER,
            Scale.ratio(),
            List.of(cell(Map.of("image", "nginx"), 100, 101, -1, 80)));
    Criterion failed =
        new Criterion(
            "failed forks",
            1,
            Direction.LOWER,
            Scale.share(),
            List.of(cell(Map.of(), 0, 0, 0.25, 0)));
    Criterion isolation =
        new Criterion(
            "isolation",
            3,
            Direction.HIGHER,
            Scale.scores(1, 5),
            List.of(cell(Map.of(), 3, 3, 5, 5)));
    Criterion open =
        new Criterion("docs", 1, Direction.HIGHER, Scale.scores(1, 5), List.of(unknown()));
    Must images =
        new Must(
            new Criterion(
                "runs any image",
                1,
                Direction.HIGHER,
                Scale.scores(1, 5),
                List.of(cell(Map.of(), 5, 5, 5, 1))),
            3,
            Double.NaN);
    return report(
        new Decision(
            candidates,
            List.of(images),
            List.of(
                new Group("performance", 2, List.of(start, throughput)),
                new Group("safety", 1, List.of(failed, isolation, open))),
            new Means(Means.Kind.GEOMETRIC, List.of("image"), Means.UNROUNDED),
            MissingRule.MIDPOINT),
        "Which runtime?",
        List.of("measured on a machine that was busy with other work"));
  }

  /** Names from files of others, and a criterion that does not count for one of two. */
  public static RankingReport awkward() {
    Criterion formula =
        new Criterion(
            "=cmd|' /C calc'!A0",
            1,
            Direction.LOWER,
            Scale.ratio(),
            List.of(
                new Cell(
                    Map.of("a|b", "<d>&`e` @f"),
                    Map.of(
                        "=A1",
                        Known.exactly(2),
                        "x\u001b[31m|y",
                        new Missing(
                            new Absence(
                                Cause.NOT_OFFERED, "<script>alert(1)</script>\n# not here"))))));
    Criterion other =
        new Criterion(
            "b*c_d",
            1,
            Direction.HIGHER,
            Scale.scores(1, 5),
            List.of(
                new Cell(
                    Map.of(), Map.of("=A1", Known.exactly(1), "x\u001b[31m|y", Known.exactly(4)))));
    return report(
        new Decision(
            List.of("=A1", "x\u001b[31m|y"),
            List.of(),
            List.of(new Group("@everyone", 1, List.of(formula, other))),
            new Means(Means.Kind.ARITHMETIC, List.of(), 2),
            MissingRule.EXCLUDE),
        "# <b>title</b>",
        List.of());
  }

  /** As it is read again after it was written into a folder. */
  public static RankingFile written(Path folder, RankingReport report) {
    ReportFiles.writeRanking(folder, report);
    return RankingFile.read(folder.resolve("ranking.json"));
  }

  private static RankingReport report(Decision decision, String title, List<String> notes) {
    return new RankingReport(title, "a test", "run-1", notes, Analysis.of(decision, DRAWS), DRAWS);
  }

  /** Values of runc, crun, gvisor and nabla; -1 for one that crashed. */
  private static Cell cell(Map<String, String> axes, double... values) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    String[] names = {"runc", "crun", "gvisor", "nabla"};
    for (int i = 0; i < names.length; i++) {
      readings.put(
          names[i],
          values[i] < 0
              ? new Missing(new Absence(Cause.CRASHED, "2 of 2 forks failed: exit code 139"))
              : new Known(
                  values[i], values[i] > 5 && i > 0 ? new Spread.OfLog(0.03, 4) : Spread.NONE, ""));
    }
    return new Cell(new TreeMap<>(axes), readings);
  }

  private static Cell unknown() {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (String name : List.of("runc", "crun", "gvisor", "nabla")) {
      readings.put(name, new Missing(new Absence(Cause.NOT_MEASURED, "no score yet")));
    }
    return new Cell(Map.of(), readings);
  }
}
