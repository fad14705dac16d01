package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CompareCommand;
import io.github.jmhruntime.command.Outcome;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compares files of JMH JSON, of this project or any other.
 *
 * <p>Example: {@code mvn jmh-runtime:compare -Dbaseline=runc.json
 * -Dcandidate=kata.json,gvisor.json}
 */
@Mojo(name = "compare", requiresProject = false, aggregator = true, threadSafe = true)
public final class CompareMojo extends RuntimeMojo {

  /**
   * What is 100 %: a file of JMH JSON, or several with more forks of the same. Each is a path or
   * {@code LABEL=PATH}; a path may be a folder or a glob such as {@code 'runs/*.json'}.
   */
  @Parameter(property = "baseline", required = true)
  private List<String> baseline = new ArrayList<>();

  /**
   * What to compare with it, in the same form. Files of one label are one candidate with more
   * forks, such as {@code new=b1.json,new=b2.json}; without a label each file is a candidate of its
   * own.
   */
  @Parameter(property = "candidate", required = true)
  private List<String> candidate = new ArrayList<>();

  /** The level of all intervals. */
  @Parameter(property = "confidence", defaultValue = "0.95")
  private double confidence;

  /** The smallest difference that matters to you, in percent of the baseline. */
  @Parameter(property = "relevantDifference", defaultValue = "2%")
  private String relevantDifference = "";

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

  /** The folder that the comparison is written to. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  /**
   * In which order rows are shown: {@code change} (what is slower or faster first, the largest
   * first), {@code worst}, {@code name}, or {@code file} as in the baseline's file.
   */
  @Parameter(property = "sort", defaultValue = "change")
  private String sort = "";

  /**
   * Regular expressions; benchmarks are shown in whose name one is found. What is compared and
   * written stays the same.
   */
  @Parameter(property = "benchmarks")
  private List<String> benchmarks = new ArrayList<>();

  /** Values that the parameters of benchmarks must have to be shown, such as {@code size=1024}. */
  @Parameter(property = "params")
  private List<String> params = new ArrayList<>();

  /**
   * Which verdicts are shown: {@code changed} for both {@code faster} and {@code slower}, {@code
   * equivalent}, {@code inconclusive}.
   */
  @Parameter(property = "only")
  private List<String> only = new ArrayList<>();

  /** How many rows are shown, of too many those that changed most; or {@code all}. */
  @Parameter(property = "show", defaultValue = "40")
  private String show = "";

  @Parameter(defaultValue = "${basedir}", readonly = true)
  private File folder = new File("");

  @Override
  Outcome call() {
    return CompareCommand.run(
        new CompareCommand.Request(
            baseline,
            candidate,
            folder.toPath(),
            confidence,
            Options.part("relevantDifference", relevantDifference),
            sameEnvironment,
            excludeUnequal,
            output.toPath(),
            ViewOptions.of(ViewOptions.of(sort, only, show), benchmarks, params)));
  }
}
