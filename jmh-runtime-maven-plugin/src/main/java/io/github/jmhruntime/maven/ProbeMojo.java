package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.ProbeCommand;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what runtimes really enforce and can do, by trying it in containers: limits, isolation,
 * and what the engine offers. What takes from others is bounded, runs in a control group of its
 * own, and is not run where that is not possible.
 *
 * <p>Example: {@code mvn jmh-runtime:probe -Druntime=crun,gvisor}
 */
@Mojo(name = "probe", requiresProject = false, aggregator = true, threadSafe = true)
public final class ProbeMojo extends RuntimeMojo {

  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  /** The runtimes to probe besides the baseline; every one that the engine has if left out. */
  @Parameter(property = "runtime")
  private List<String> runtime = new ArrayList<>();

  /** The runtime that the others are compared with; it is probed, too. */
  @Parameter(property = "baseline", defaultValue = "runc")
  private String baseline = "runc";

  /** A regular expression that is found in the names of the probes to run. */
  @Parameter(property = "probes", defaultValue = ".")
  private String probes = ".";

  /**
   * The engine: {@code auto}, {@code private}, {@code podman}, {@code kubernetes} or {@code
   * kubernetes:CONTEXT}, or an endpoint.
   */
  @Parameter(property = "engine", defaultValue = "auto")
  private String engine = "";

  /**
   * A dockerd to start the private engine from, instead of the one on the PATH, such as {@code
   * /opt/docker-28/dockerd}; the containerd beside it, or in a folder {@code bin} beside its own,
   * is used as well.
   */
  @Parameter(property = "engine.dockerd")
  private @Nullable File dockerd;

  /** A folder with runtimes, images and probes of your own. */
  @Parameter(property = "profiles")
  private @Nullable File profiles;

  /** The folder that {@code probes.json} and {@code probes.md} are written to. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  @Override
  Outcome call() {
    return ProbeCommand.run(
        new ProbeCommand.Request(
            baseline,
            runtime,
            probes,
            Options.engine(engine, dockerd),
            profiles == null ? null : profiles.toPath(),
            output.toPath(),
            CALL_LIMIT,
            Terminal.ofThisProcess().columns()),
        console());
  }
}
