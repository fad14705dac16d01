package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.ReportCommand;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes {@code report.html} again, from what a run or a comparison has stored.
 *
 * <p>Example: {@code mvn jmh-runtime:report -Doutput=target/jmh-runtime}
 */
@Mojo(name = "report", requiresProject = false, aggregator = true, threadSafe = true)
public final class ReportMojo extends RuntimeMojo {

  /** The folder of the run or the comparison. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  @Override
  Outcome call() {
    return ReportCommand.run(new ReportCommand.Request(output.toPath()));
  }
}
