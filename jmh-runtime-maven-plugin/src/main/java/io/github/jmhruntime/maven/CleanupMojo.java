package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CleanupCommand;
import io.github.jmhruntime.command.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes everything that earlier runs have left behind: containers, the private engine, and a
 * daemon's changed configuration. What a run that is alive needs is left alone.
 */
@Mojo(name = "cleanup", requiresProject = false, aggregator = true, threadSafe = true)
public final class CleanupMojo extends RuntimeMojo {

  /**
   * The engine: {@code auto}, {@code private}, {@code podman}, {@code kubernetes} or {@code
   * kubernetes:CONTEXT}, or an endpoint.
   */
  @Parameter(property = "engine", defaultValue = "auto")
  private String engine = "";

  @Override
  Outcome call() {
    return CleanupCommand.run(engine, console());
  }
}
