package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.measurement.Resource;
import java.util.Locale;

/** What warnings about CPUs and memory say. */
final class LimitTexts {

  private static final double MIB = 1 << 20;
  private static final double GIB = 1 << 30;

  private LimitTexts() {}

  static String of(RowWarning.OfLimits warning) {
    if (warning instanceof RowWarning.LimitNotHeld limit) {
      Double had = limit.had();
      return "under %s nothing shows that the limit of %s held%s; see what enforces it with mvn jmh-runtime:probe, or leave such rows out of check and rank with -DexcludeUnequal"
          .formatted(
              limit.side(),
              amount(limit.resource(), limit.asked()),
              had == null ? "" : ", as its containers had " + amount(limit.resource(), had));
    }
    if (warning instanceof RowWarning.UnequalShares shares) {
      return "unequal: the baseline's containers had %s, the candidate's %s; give both the same with -Dlimits, or leave such rows out of check and rank with -DexcludeUnequal"
          .formatted(
              amount(shares.resource(), shares.baseline()),
              amount(shares.resource(), shares.candidate()));
    }
    throw new IllegalArgumentException("no text for " + warning);
  }

  private static String amount(Resource resource, double value) {
    return switch (resource) {
      case CPU -> number(value) + (value == 1 ? " CPU" : " CPUs");
      case MEMORY -> value >= GIB ? number(value / GIB) + " GiB" : number(value / MIB) + " MiB";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }
}
