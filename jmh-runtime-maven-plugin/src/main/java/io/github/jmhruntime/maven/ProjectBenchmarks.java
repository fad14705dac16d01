package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CommandException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.jspecify.annotations.Nullable;

/** Finds the JMH benchmarks of the user's own build, and all that they need. */
record ProjectBenchmarks(MavenSession session, ProjectDependenciesResolver resolver) {

  /** What JMH's annotation processor writes, by which JMH finds benchmarks. */
  private static final String LIST = "META-INF/BenchmarkList";

  private static final String OWN_GROUP = "io.github.jmhruntime";
  private static final String OWN_BENCHMARKS = "bench-jmh";
  private static final String JMH_GROUP = "org.openjdk.jmh";

  /**
   * The class path of the project's benchmarks, or null where it has none.
   *
   * @param jar a jar with benchmarks and all that they need, instead of the project's classes
   * @throws CommandException when several modules have some, or they are not compiled
   */
  @Nullable List<Path> classPath(@Nullable File jar) {
    if (jar != null) {
      if (!jar.isFile()) {
        throw new CommandException(
            "-DbenchmarksJar=%s: there is no such file; build it first".formatted(jar));
      }
      return List.of(jar.toPath().toAbsolutePath());
    }
    List<MavenProject> candidates = new ArrayList<>(session.getProjects());
    candidates.removeIf(ProjectBenchmarks::isOwn);
    List<MavenProject> with =
        candidates.stream().filter(one -> inMain(one) || inTests(one)).toList();
    if (with.size() > 1) {
      throw new CommandException(
          "several modules have JMH benchmarks: %s; choose one with -pl"
              .formatted(
                  String.join(", ", with.stream().map(MavenProject::getArtifactId).toList())));
    }
    if (with.isEmpty()) {
      candidates.stream().filter(ProjectBenchmarks::usesJmh).findFirst().ifPresent(this::tell);
      return null;
    }
    return classPath(with.get(0));
  }

  private void tell(MavenProject project) {
    throw new CommandException(
        "%s depends on JMH, but neither target/classes nor target/test-classes has a %s; compile first, `mvn test-compile jmh-runtime:run`, with jmh-generator-annprocess as annotation processor"
            .formatted(project.getArtifactId(), LIST));
  }

  private List<Path> classPath(MavenProject project) {
    boolean tests = inTests(project);
    List<Path> classPath = new ArrayList<>();
    if (tests) {
      classPath.add(Path.of(project.getBuild().getTestOutputDirectory()));
    }
    classPath.add(Path.of(project.getBuild().getOutputDirectory()));
    for (Dependency dependency : dependencies(project)) {
      File file = dependency.getArtifact().getFile();
      if (file != null && (tests || !dependency.getScope().equals(JavaScopes.TEST))) {
        classPath.add(file.toPath());
      }
    }
    return List.copyOf(classPath);
  }

  private List<Dependency> dependencies(MavenProject project) {
    try {
      return resolver
          .resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession()))
          .getResolvedDependencies();
    } catch (DependencyResolutionException e) {
      throw new CommandException(
          "the dependencies of %s cannot be resolved: %s"
              .formatted(project.getArtifactId(), e.getMessage()));
    }
  }

  private static boolean isOwn(MavenProject project) {
    return project.getGroupId().equals(OWN_GROUP) && project.getArtifactId().equals(OWN_BENCHMARKS);
  }

  private static boolean inMain(MavenProject project) {
    return Files.exists(Path.of(project.getBuild().getOutputDirectory(), LIST));
  }

  private static boolean inTests(MavenProject project) {
    return Files.exists(Path.of(project.getBuild().getTestOutputDirectory(), LIST));
  }

  private static boolean usesJmh(MavenProject project) {
    return project.getDependencies().stream()
        .anyMatch(dependency -> dependency.getGroupId().equals(JMH_GROUP));
  }
}
