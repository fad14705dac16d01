package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.DriverJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

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

  private final RepositorySystem repositories;

  @SuppressWarnings("NullAway.Init") // Maven sets the session before it calls the goal.
  DriverMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  final DriverJvm driver() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<Path> classPath = new BenchmarkClassPath(repositories, session, remotes).resolve(version);
    return new DriverJvm(java, classPath, List.copyOf(driverArguments));
  }
}
