package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.Suite.Narrow;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of {@code suites/}. */
final class SuiteReader {

  private static final int MOST = 999_999;

  /** From so many blocks on an interval may count: {@code comparison.Precision}. */
  private static final int FEWEST_BLOCKS = 5;

  private static final Pattern PARAM = Pattern.compile("[^=]+=.*");

  private SuiteReader() {}

  /**
   * Reads a suite.
   *
   * @param runtimes the names of all runtimes
   * @param images the names of all images
   * @param servers the names of those that answer HTTP
   * @param limits the names of all limits
   */
  static Suite read(
      Section suite,
      List<String> runtimes,
      List<String> images,
      List<String> servers,
      List<String> limits) {
    return new Suite(
        suite.text("name"),
        suite.text("title"),
        suite.words("runtimes", runtimes, adding("runtimes/NAME.yaml")),
        baseline(suite, runtimes),
        suite.notEmpty("benchmarks", suite.regexes("benchmarks")),
        suite.notEmpty("images", suite.words("images", images, adding("images/NAME/image.yaml"))),
        suite.words("servers", servers, "; take images whose 'ready' is 'http'"),
        suite.notEmpty("limits", suite.words("limits", limits, adding("limits/NAME.yaml"))),
        suite.notEmpty("scales", suite.integers("scales", 1, MOST)),
        suite.integer("blocks", 1, MOST),
        suite.integer("warmupIterations", 0, MOST),
        suite.integer("iterations", 0, MOST),
        narrow(suite),
        ParamValues.parse(suite.texts("params", PARAM, "NAME=VALUE, such as n=1000")),
        suite.flag("project", false));
  }

  private static @Nullable Narrow narrow(Section suite) {
    Section narrow = suite.section("narrow", Shape.NARROW);
    if (narrow == null) {
      return null;
    }
    int blocks = suite.integer("blocks", 1, MOST);
    if (blocks < FEWEST_BLOCKS) {
      throw suite.problem(
          "blocks",
          "is %d; with 'narrow' it must be at least %d, since no interval counts before",
          blocks,
          FEWEST_BLOCKS);
    }
    int most = narrow.integer("mostBlocks", 1, MOST);
    if (most < blocks) {
      throw narrow.problem(
          "mostBlocks", "is %d; it must be at least the %d of 'blocks'", most, blocks);
    }
    double precision = narrow.percentage("precision");
    if (!(precision > 0 && precision < 1)) {
      throw narrow.problem(
          "precision",
          "is %s%%; it must be more than 0%% and less than 100%%, such as 2.5%%",
          Values.shown(100 * precision));
    }
    return new Narrow(
        precision, most, narrow.flag("pilot", false), narrow.integer("minutes", 1, MOST));
  }

  private static @Nullable String baseline(Section suite, List<String> runtimes) {
    String baseline = suite.textOrNull("baseline");
    if (baseline != null && !runtimes.contains(baseline)) {
      throw suite.problem(
          "baseline",
          "is '%s', which is no runtime; there are %s%s",
          baseline,
          String.join(", ", runtimes),
          adding("runtimes/NAME.yaml"));
    }
    return baseline;
  }

  private static String adding(String file) {
    return "; add a file %s, or take one of these".formatted(file);
  }
}
