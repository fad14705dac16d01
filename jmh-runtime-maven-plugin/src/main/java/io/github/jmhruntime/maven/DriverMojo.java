package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.command.DriverJvm;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** What goals share that need the JVM with the benchmarks. */
abstract class DriverMojo extends RuntimeMojo {

  /** Arguments of the JVM that runs JMH. */
  @Parameter(property = "driverArguments")
  private List<String> driverArguments = new ArrayList<>();

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  private String version = "";

  @Parameter(defaultValue = "${repositorySystemSession}", readonly = true)
  private RepositorySystemSession session;

  @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true)
  private List<RemoteRepository> remotes = new ArrayList<>();

  /**
   * A jar with JMH benchmarks and all that they need, such as {@code target/benchmarks.jar},
   * instead of the project's classes.
   */
  @Parameter(property = "benchmarksJar")
  private @Nullable File benchmarksJar;

  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession maven;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private MojoExecution execution;

  private final RepositorySystem repositories;
  private final ProjectDependenciesResolver resolver;

  @SuppressWarnings("NullAway.Init") // Maven sets the session before it calls the goal.
  DriverMojo(RepositorySystem repositories, ProjectDependenciesResolver resolver) {
    this.repositories = repositories;
    this.resolver = resolver;
  }

  /** The options that the user has set. */
  final Set<String> given() {
    return GivenOptions.of(execution, maven);
  }

  /** The JVM with the benchmarks that come with this plugin. */
  final DriverJvm driver() {
    return driver(benchmarkClassPath().resolve(version));
  }

  /**
   * The JVM with the benchmarks of the user's project, or null where it has none. The project's
   * class path comes first and as it is, JMH included; the driver behind it shares nothing with it.
   *
   * @param needed whether benchmarks that cannot be measured are an error, and not none
   */
  final @Nullable DriverJvm projectDriver(boolean needed) {
    List<Path> found;
    try {
      found = new ProjectBenchmarks(maven, resolver).classPath(benchmarksJar);
      if (found == null) {
        return null;
      }
      JmhVersion.require(found);
    } catch (CommandException e) {
      if (needed) {
        throw e;
      }
      return null;
    }
    List<Path> classPath = new ArrayList<>(found);
    classPath.add(benchmarkClassPath().driver(version));
    return driver(List.copyOf(classPath));
  }

  /**
   * What the project's benchmarks need besides where the engine is a cluster, which the jar with
   * the driver has not: behind all that the project has itself.
   */
  final List<Path> clusterClassPath() {
    return benchmarkClassPath().cluster(version);
  }

  private BenchmarkClassPath benchmarkClassPath() {
    return new BenchmarkClassPath(repositories, session, remotes);
  }

  private DriverJvm driver(List<Path> classPath) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new DriverJvm(java, classPath, List.copyOf(driverArguments));
  }
}
