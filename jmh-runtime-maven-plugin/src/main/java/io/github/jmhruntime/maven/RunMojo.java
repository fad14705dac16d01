package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

/**
 * Measures what containers cost under other runtimes, in percent of the baseline.
 *
 * <p>Example: {@code mvn jmh-runtime:run -Druntime=kata,gvisor}
 */
@Mojo(name = "run", requiresProject = false, aggregator = true, threadSafe = true)
public final class RunMojo extends MeasuringMojo {

  /**
   * The runtimes to compare with the baseline, such as {@code crun,gvisor}; every one found if
   * unset.
   */
  @Parameter(property = "runtime")
  private List<String> runtime = new ArrayList<>();

  /**
   * In which order rows are shown: {@code change} (what is slower or faster first, the largest
   * first), {@code worst}, {@code name}, or {@code file} as they were measured.
   */
  @Parameter(property = "sort", defaultValue = "change")
  private String sort = "";

  /**
   * Which verdicts are shown: {@code changed} for both {@code faster} and {@code slower}, {@code
   * equivalent}, {@code inconclusive}.
   */
  @Parameter(property = "only")
  private List<String> only = new ArrayList<>();

  /** How many rows are shown, of too many those that changed most; or {@code all}. */
  @Parameter(property = "show", defaultValue = "40")
  private String show = "";

  /** Called by Maven. */
  @Inject
  public RunMojo(RepositorySystem repositories, ProjectDependenciesResolver resolver) {
    super(repositories, resolver);
  }

  @Override
  Outcome call() throws InterruptedException {
    return RunCommand.run(request(runtime, false), ViewOptions.of(sort, only, show), console());
  }
}
