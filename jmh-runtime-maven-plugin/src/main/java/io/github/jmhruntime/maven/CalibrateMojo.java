package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

/**
 * Measures the baseline against itself: the noise floor of this machine, how often it gives false
 * alarms, and the smallest difference that it can show.
 *
 * <p>Example: {@code mvn jmh-runtime:calibrate -Dblocks=20}
 */
@Mojo(name = "calibrate", requiresProject = false, aggregator = true, threadSafe = true)
public final class CalibrateMojo extends MeasuringMojo {

  /** Called by Maven. */
  @Inject
  public CalibrateMojo(RepositorySystem repositories, ProjectDependenciesResolver resolver) {
    super(repositories, resolver);
  }

  @Override
  Outcome call() throws InterruptedException {
    return RunCommand.run(request(List.of(), true), console());
  }
}
