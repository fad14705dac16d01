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

  /** The file that is 100 %. */
  @Parameter(property = "baseline", required = true)
  private File baseline = new File("");

  /** The file or files to compare with it. */
  @Parameter(property = "candidate", required = true)
  private List<File> candidate = new ArrayList<>();

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

  /** The folder that the comparison is written to. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  @Override
  Outcome call() {
    return CompareCommand.run(
        new CompareCommand.Request(
            baseline.toPath(),
            candidate.stream().map(File::toPath).toList(),
            confidence,
            Options.part("relevantDifference", relevantDifference),
            sameEnvironment,
            output.toPath()));
  }
}
