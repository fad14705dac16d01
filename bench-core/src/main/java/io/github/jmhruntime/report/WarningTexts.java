package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.statistics.Warning;
import io.github.jmhruntime.statistics.Warning.Outlying;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What warnings say, each with its remedy. */
public final class WarningTexts {

  private static final int FEWEST = LogRatio.FEWEST;
  private static final String BLOCKS = "blocks (-Dblocks)";
  private static final String NODES = "nodes (-Dnodes)";
  private static final String FORKS = "forks (JMH's -f)";

  /** A run on a cluster may have thousands of blocks; the files of each runtime name them all. */
  private static final int LISTED = 20;

  private WarningTexts() {}

  /** The texts of a row's warnings. */
  public static List<String> of(Row row) {
    return row.warnings().stream().map(warning -> of(warning, row.method())).toList();
  }

  /** What warnings that differ only in their figures have in common: their kind and their side. */
  static Object kind(RowWarning warning) {
    if (warning instanceof RowWarning.Told told) {
      return told.text();
    }
    if (warning instanceof RowWarning.FailedForks failed) {
      return List.of(failed.getClass(), failed.side());
    }
    if (warning instanceof RowWarning.Disturbed disturbed) {
      return List.of(disturbed.getClass(), disturbed.side());
    }
    if (warning instanceof RowWarning.Remeasured again) {
      return List.of(again.getClass(), again.side());
    }
    if (warning instanceof RowWarning.Unpaired alone) {
      return List.of(alone.getClass(), alone.side());
    }
    if (warning instanceof RowWarning.GeneratorLimited limited) {
      return List.of(limited.getClass(), limited.side());
    }
    if (warning instanceof RowWarning.LimitNotHeld limit) {
      return List.of(limit.getClass(), limit.side(), limit.resource());
    }
    if (warning instanceof RowWarning.UnequalShares shares) {
      return List.of(shares.getClass(), shares.resource());
    }
    if (warning instanceof RowWarning.Statistical statistical) {
      Warning said = statistical.warning();
      return said instanceof Outlying outlying
          ? List.of(outlying.getClass(), outlying.place())
          : said.getClass();
    }
    return warning.getClass();
  }

  /**
   * What a warning says.
   *
   * @param method how the row's interval was found: who ran plain JMH has forks and no blocks
   */
  static String of(RowWarning warning, LogRatio.Method method) {
    if (warning instanceof RowWarning.Statistical statistical) {
      return of(statistical.warning());
    }
    if (warning instanceof RowWarning.FailedForks failed) {
      return "%d of %d forks failed under %s and have no data; see their reasons in the journal"
          .formatted(failed.failed(), failed.forks(), failed.side());
    }
    if (warning instanceof RowWarning.Disturbed disturbed) {
      return "the machine was disturbed in %s under %s; the values are kept, measure again with -Dremeasure"
          .formatted(blocks(disturbed.blocks()), disturbed.side());
    }
    if (warning instanceof RowWarning.Remeasured again) {
      return "measured again under %s: %s, because the machine was disturbed; the later values count, the journal has both"
          .formatted(again.side(), blocks(again.blocks()));
    }
    if (warning instanceof RowWarning.Unpaired alone) {
      return "%s of %s have no counterpart and count for the score only, not for the percentage; continue the run with -Dresume"
          .formatted(blocks(alone.blocks()), alone.side());
    }
    if (warning instanceof RowWarning.ByChance chance) {
      return "the interval excludes 100 %%, but chance alone does so somewhere among %d rows; measure more %s"
          .formatted(chance.rows(), more(method));
    }
    if (warning instanceof RowWarning.GeneratorLimited limited) {
      return generatorLimited(limited);
    }
    if (warning instanceof RowWarning.NodesDiffer differ) {
      return nodesDiffer(differ, method);
    }
    if (warning instanceof RowWarning.NodesUntested few) {
      return "%d blocks on %d nodes are too few to tell whether the ratio differs between nodes; measure at least two blocks on each (-Dblocks=%d)"
          .formatted(few.blocks(), few.nodes(), 2 * few.nodes());
    }
    if (warning instanceof RowWarning.OfLimits limits) {
      return LimitTexts.of(limits);
    }
    if (warning instanceof RowWarning.Told told) {
      return told.text();
    }
    throw new IllegalArgumentException("no text for " + warning);
  }

  private static String nodesDiffer(RowWarning.NodesDiffer differ, LogRatio.Method method) {
    return String.format(
        Locale.ROOT,
        "the ratio differs between nodes, from %s %% on %s to %s %% on %s (%.0f %% of the spread between %d nodes is not chance); %s",
        Numbers.percent(differ.lowest().percent()),
        differ.lowest().node(),
        Numbers.percent(differ.highest().percent()),
        differ.highest().node(),
        100 * differ.share(),
        differ.nodes(),
        method == LogRatio.Method.OVER_NODES
            ? "the interval is that of nodes like these, see report.html for each"
            : "the interval speaks of these nodes only, measure on at least %d (-Dnodes)"
                .formatted(FEWEST));
  }

  private static String generatorLimited(RowWarning.GeneratorLimited limited) {
    String reached =
        Double.isNaN(limited.ofCeiling())
            ? ""
            : String.format(
                Locale.ROOT, ", %.0f %% of what the host alone reaches", 100 * limited.ofCeiling());
    return String.format(
        Locale.ROOT,
        "the generator was the limit, not the runtime, under %s: its thread was busy for %.0f %% of the time%s; it is not called equivalent, read the score as a lower bound",
        limited.side(),
        100 * limited.busy(),
        reached);
  }

  private static String of(Warning warning) {
    if (warning instanceof Warning.SingleValue) {
      return "there is no interval, as one side has a single value; measure at least %d %s"
          .formatted(FEWEST, FORKS);
    }
    if (warning instanceof Warning.SinglePair) {
      return "there is no interval, as there is one block only; measure at least %d %s"
          .formatted(FEWEST, BLOCKS);
    }
    if (warning instanceof Warning.FewBlocks few) {
      return few(few.blocks(), "blocks", BLOCKS);
    }
    if (warning instanceof Warning.FewNodes few) {
      return few(few.nodes(), "nodes", NODES);
    }
    if (warning instanceof Warning.FewForks few) {
      return few(few.forks(), "forks", FORKS);
    }
    if (warning instanceof Warning.FewRuns few) {
      return fewRuns(few.runs());
    }
    if (warning instanceof Warning.SpreadOfForksUnknown unknown) {
      return spreadUnknown(unknown);
    }
    if (warning instanceof Warning.NoVariation) {
      return "nothing varies, so the interval has no width; see whether the measure's resolution is fine enough";
    }
    if (warning instanceof Warning.Autocorrelated alike) {
      return "the ratios of neighbouring blocks are alike (lag-1 autocorrelation %.2f), so the interval is too narrow; measure on a quieter machine or over a longer time"
          .formatted(alike.lag1());
    }
    if (warning instanceof Outlying outlying) {
      return "outliers among %s (number %s), kept; see what disturbed the machine then, or measure more"
          .formatted(place(outlying.place()), list(outlying.numbers()));
    }
    throw new IllegalArgumentException("no text for " + warning);
  }

  private static String few(int count, String what, String more) {
    return "%d %s only, so the interval is wide and rests on normality; measure at least %d %s"
        .formatted(count, what, FEWEST, more);
  }

  private static String more(LogRatio.Method method) {
    return switch (method) {
      case PAIRED, WITHIN_NODES -> BLOCKS;
      case OVER_NODES -> NODES;
      case UNPAIRED, SCORES -> FORKS;
      case PREDICTED -> "runs";
    };
  }

  private static String fewRuns(int runs) {
    return runs == 1
        ? "there is no interval, as the level rests on one run; compare with -Dbaseline until %d runs are kept"
            .formatted(FEWEST)
        : "the level rests on %d runs only, so the interval is wide; keep at least %d"
            .formatted(runs, FEWEST);
  }

  private static String spreadUnknown(Warning.SpreadOfForksUnknown unknown) {
    String text =
        unknown.forks() == 1
            ? "one fork: the spread between forks is not in the interval; measure at least %d %s"
            : "from score and error: iterations of one fork are no independent repetitions, so the interval may be too narrow; give files with rawData of at least %d %s";
    return text.formatted(FEWEST, FORKS);
  }

  private static String place(Outlying.Place place) {
    return switch (place) {
      case BLOCKS -> "blocks";
      case BASELINE -> "the baseline's forks";
      case CANDIDATE -> "the candidate's forks";
    };
  }

  private static String blocks(List<Integer> blocks) {
    return (blocks.size() == 1 ? "block " : "blocks ") + list(blocks);
  }

  private static String list(Collection<Integer> numbers) {
    String first =
        numbers.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = numbers.size() - LISTED;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }
}
