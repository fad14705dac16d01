package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CommandException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;

/** The class path of this project's own benchmarks, from Maven's repositories. */
record BenchmarkClassPath(
    RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> remotes) {

  private static final String BENCHMARKS = "io.github.jmhruntime:bench-jmh:";
  private static final String CORE = "io.github.jmhruntime:bench-core:";

  /**
   * The jar with the driver alone, whose libraries clash with nobody's since they are relocated.
   */
  Path driver(String version) {
    DefaultArtifact driver =
        new DefaultArtifact("io.github.jmhruntime", "bench-jmh", "container", "jar", version);
    try {
      return system
          .resolveArtifact(session, new ArtifactRequest(driver, remotes, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new CommandException(
          "the driver %s cannot be found (%s); in a checkout of jmh-runtime, run `mvn install` first"
              .formatted(driver, e.getMessage()));
    }
  }

  /** The jar of the benchmarks in that version, and everything that it needs. */
  List<Path> resolve(String version) {
    return resolve(BENCHMARKS, version);
  }

  /** What speaks to clusters in that version, and everything that it needs. */
  List<Path> cluster(String version) {
    return resolve(CORE, version);
  }

  private List<Path> resolve(String coordinates, String version) {
    Dependency benchmarks =
        new Dependency(new DefaultArtifact(coordinates + version), JavaScopes.RUNTIME);
    CollectRequest collect = new CollectRequest(benchmarks, remotes);
    try {
      return system
          .resolveDependencies(session, new DependencyRequest(collect, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new CommandException(
          "the benchmarks %s%s cannot be found (%s); in a checkout of jmh-runtime, run `mvn install` first"
              .formatted(coordinates, version, e.getMessage()));
    }
  }
}
