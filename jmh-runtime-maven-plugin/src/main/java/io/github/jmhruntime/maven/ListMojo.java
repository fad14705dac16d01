package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.ListCommand;
import io.github.jmhruntime.command.Outcome;
import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Lists what options can name: runtimes, images, limits, suites and benchmarks. */
@Mojo(name = "list", requiresProject = false, aggregator = true, threadSafe = true)
public final class ListMojo extends DriverMojo {

  /**
   * An engine of which to list what it has as well: {@code auto}, {@code private}, {@code podman},
   * {@code kubernetes} or {@code kubernetes:CONTEXT}, or an endpoint.
   */
  @Parameter(property = "engine")
  private @Nullable String engine;

  /** A folder with runtimes, limits, images and suites of your own. */
  @Parameter(property = "profiles")
  private @Nullable File profiles;

  /** Called by Maven. */
  @Inject
  public ListMojo(RepositorySystem repositories, ProjectDependenciesResolver resolver) {
    super(repositories, resolver);
  }

  @Override
  Outcome call() throws InterruptedException {
    return ListCommand.run(
        profiles == null ? null : profiles.toPath(),
        driver(),
        projectDriver(false),
        engine,
        console());
  }
}
