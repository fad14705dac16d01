package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CheckCommand;
import io.github.jmhruntime.command.CompareCommand;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.report.View;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Regression gate: fails the build where the data show a regression beyond the budget.
 *
 * <p>Example: {@code mvn jmh-runtime:check -Dbaseline=main.json -Dcandidate=branch.json
 * -DmaxRegression=5%}
 */
@Mojo(name = "check", requiresProject = false, aggregator = true, threadSafe = true)
public final class CheckMojo extends RuntimeMojo {

  /**
   * What is checked against, unless {@code history} is: a file of JMH JSON, or several with more
   * forks of the same. Each is a path or {@code LABEL=PATH}; a path may be a folder or a glob such
   * as {@code 'runs/*.json'}.
   */
  @Parameter(property = "baseline")
  private List<String> baseline = new ArrayList<>();

  /**
   * A folder of earlier runs. Each score is checked against those of the last ones that have the
   * same level, since the last change point of that benchmark under that runtime.
   */
  @Parameter(property = "history")
  private @Nullable File history;

  /**
   * What to check, in the same form. Files of one label are one candidate with more forks, such as
   * {@code new=b1.json,new=b2.json}; without a label each file is a candidate of its own.
   */
  @Parameter(property = "candidate", required = true)
  private List<String> candidate = new ArrayList<>();

  /** How much worse a benchmark may get: a percentage of the baseline, or a part such as 0.05. */
  @Parameter(property = "maxRegression", defaultValue = "5%")
  private String maxRegression = "";

  /** A YAML file with lines such as {@code LifecycleBenchmark\.start: 10%}, for other budgets. */
  @Parameter(property = "budgets")
  private @Nullable File budgets;

  /**
   * Which secondary metrics are checked, too: a regular expression that is looked for in their
   * names, such as {@code gc.alloc.rate.norm}, or {@code true} for all.
   */
  @Parameter(property = "secondaryMetrics", defaultValue = "false")
  private String secondaryMetrics = "false";

  /**
   * Benchmarks that may be missing from a candidate: a regular expression that is looked for in
   * their names.
   */
  @Parameter(property = "allowMissing")
  private @Nullable String allowMissing;

  /**
   * Benchmarks that have another name now, as {@code OLD=NEW} in full: what the baseline holds of
   * the old name counts for the new one.
   */
  @Parameter(property = "renamed")
  private List<String> renamed = new ArrayList<>();

  /** Fails the build also where the data show neither a regression nor that there is none. */
  @Parameter(property = "failOnInconclusive", defaultValue = "false")
  private boolean failOnInconclusive;

  /**
   * The {@code calibration.json} of this machine; warns of budgets that are tighter than its noise.
   */
  @Parameter(property = "calibration")
  private @Nullable File calibration;

  /** The level of all intervals. */
  @Parameter(property = "confidence", defaultValue = "0.95")
  private double confidence;

  /**
   * Makes a difference of environments (engine, kernel, CPU, JVM) an error instead of a warning.
   */
  @Parameter(property = "sameEnvironment", defaultValue = "false")
  private boolean sameEnvironment;

  /**
   * Leaves out rows whose sides had unequal CPUs or memory, or a limit that was not seen to hold;
   * otherwise their verdicts say {@code unequal} or {@code unenforced}.
   */
  @Parameter(property = "excludeUnequal", defaultValue = "false")
  private boolean excludeUnequal;

  /** The folder that the result is written to. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  @Parameter(defaultValue = "${basedir}", readonly = true)
  private File folder = new File("");

  @Override
  Outcome call() {
    CheckCommand.Checked checked = CheckCommand.run(request(), System.getenv());
    System.out.print(checked.annotations());
    return checked.outcome();
  }

  private CheckCommand.Request request() {
    return new CheckCommand.Request(
        new CompareCommand.Request(
            baseline,
            candidate,
            folder.toPath(),
            confidence,
            CompareCommand.RELEVANT_DIFFERENCE,
            sameEnvironment,
            excludeUnequal,
            output.toPath(),
            View.of(Terminal.ofThisProcess().columns())),
        maxRegression,
        budgets == null ? null : budgets.toPath(),
        secondaryMetrics,
        allowMissing,
        renamed,
        failOnInconclusive,
        calibration == null ? null : calibration.toPath(),
        history == null ? null : history.toPath());
  }
}
