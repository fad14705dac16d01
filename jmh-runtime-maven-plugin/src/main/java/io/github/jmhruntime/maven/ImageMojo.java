package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.DriverJvm;
import io.github.jmhruntime.command.ImageCommand;
import io.github.jmhruntime.command.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Builds the image that {@code -Dengine=kubernetes} measures from: Java, this project, and the
 * benchmarks of yours where it has some. It is saved as a file, too, for nodes without a registry.
 *
 * <p>Example: {@code mvn jmh-runtime:image -DdriverImage=registry.example/jmh-runtime:1}
 */
@Mojo(name = "image", requiresProject = false, aggregator = true, threadSafe = true)
public final class ImageMojo extends DriverMojo {

  /** The image's name with a tag. */
  @Parameter(property = "driverImage", defaultValue = "jmh-runtime:${plugin.version}")
  private String driverImage = "";

  /**
   * The image to build it on, with a Java of at least 17 on its PATH: one of this plugin's, or a
   * reference such as {@code eclipse-temurin:21}.
   */
  @Parameter(property = "baseImage", defaultValue = "jre")
  private String baseImage = "";

  /** The file to save it in, as {@code docker save} does. */
  @Parameter(property = "to", defaultValue = "target/jmh-runtime/driver-image.tar")
  private File to = new File("target/jmh-runtime/driver-image.tar");

  /**
   * The engine that builds it: {@code auto} (DOCKER_HOST or the default socket where a daemon
   * answers, else a private one), {@code private}, {@code podman}, or an endpoint such as {@code
   * unix:///run/docker.sock}.
   */
  @Parameter(property = "engine", defaultValue = "auto")
  private String engine = "";

  /** A folder with images of your own. */
  @Parameter(property = "profiles")
  private @Nullable File profiles;

  /** Called by Maven. */
  @Inject
  public ImageMojo(RepositorySystem repositories, ProjectDependenciesResolver resolver) {
    super(repositories, resolver);
  }

  @Override
  Outcome call() {
    DriverJvm project = projectDriver(false);
    return ImageCommand.run(
        new ImageCommand.Request(
            engine,
            profiles == null ? null : profiles.toPath(),
            baseImage,
            driverImage,
            to.toPath(),
            project == null ? driver().classPath() : withCluster(project.classPath())),
        console());
  }

  private List<Path> withCluster(List<Path> project) {
    List<Path> all = new ArrayList<>(project);
    all.addAll(clusterClassPath());
    return List.copyOf(all);
  }
}
