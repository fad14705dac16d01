package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.DoctorCommand;
import io.github.jmhruntime.command.Outcome;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says of each runtime whether it can be used here, why not, and what would mend it. */
@Mojo(name = "doctor", requiresProject = false, aggregator = true, threadSafe = true)
public final class DoctorMojo extends RuntimeMojo {

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

  /** Which nodes of a cluster are meant, as a selector of labels; one that fits if unset. */
  @Parameter(property = "nodes")
  private @Nullable String nodes;

  /** The image that drivers are to run from on the nodes of a cluster. */
  @Parameter(property = "driverImage")
  private @Nullable String driverImage;

  /**
   * Prints the manifest of the smallest rights that runs need on a cluster, and nothing else; with
   * a file, such as {@code -Drbac=rbac.yaml}, it is written there, for {@code kubectl apply -f}.
   */
  @Parameter(property = "rbac")
  private @Nullable String rbac;

  /** A folder with runtimes, limits, images and suites of your own. */
  @Parameter(property = "profiles")
  private @Nullable File profiles;

  @Override
  Outcome call() {
    String meant = Options.engine(engine, dockerd, nodes, driverImage);
    if (rbac == null || rbac.equals("false")) {
      return DoctorCommand.run(meant, profiles == null ? null : profiles.toPath(), console());
    }
    boolean printed = rbac.isEmpty() || rbac.equals("true");
    return DoctorCommand.rights(meant, printed ? null : Path.of(rbac));
  }
}
