package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.ReportCommand;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code report.html} again, from what runs or comparisons have stored: of one run, of
 * several side by side, or of many over time.
 *
 * <p>Example: {@code mvn jmh-runtime:report -Druns=docker-20,docker-28}
 */
@Mojo(name = "report", requiresProject = false, aggregator = true, threadSafe = true)
public final class ReportMojo extends RuntimeMojo {

  /** The folder that the page is written to, and of the run where no other is named. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  /** Folders of runs that are shown side by side. */
  @Parameter(property = "runs")
  private List<File> runs = new ArrayList<>();

  /** A folder that holds the folders of many runs, which are shown over time. */
  @Parameter(property = "history")
  private @Nullable File history;

  @Override
  Outcome call() {
    return ReportCommand.run(
        new ReportCommand.Request(
            output.toPath(),
            runs.stream().map(File::toPath).toList(),
            history == null ? null : history.toPath()));
  }
}
