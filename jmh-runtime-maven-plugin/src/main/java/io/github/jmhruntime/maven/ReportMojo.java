package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.ReportCommand;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Folders of runs that are shown side by side, or names of published studies. */
  @Parameter(property = "runs")
  private List<String> runs = new ArrayList<>();

  /** A folder that holds the folders of many runs, which are shown over time. */
  @Parameter(property = "history")
  private @Nullable File history;

  @Parameter(defaultValue = "${basedir}", readonly = true)
  private File folder = new File("");

  @Override
  Outcome call() {
    return ReportCommand.run(
        new ReportCommand.Request(
            output.toPath(),
            runs.stream().map(this::place).toList(),
            history == null ? null : history.toPath()));
  }

  /** A folder of the project's, or what is none and so the name of a study. */
  private Path place(String run) {
    Path found = folder.toPath().toAbsolutePath().resolve(run);
    return Files.exists(found) ? found : Path.of(run);
  }
}
