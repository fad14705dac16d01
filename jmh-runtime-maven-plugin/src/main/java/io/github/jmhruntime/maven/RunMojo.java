package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.command.RunRequest;
import io.github.jmhruntime.engine.RuntimeSwitch;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Measures what containers cost under other runtimes, in percent of the baseline.
 *
 * <p>Example: {@code mvn jmh-runtime:run -Druntime=kata,gvisor}
 */
@Mojo(name = "run", requiresProject = false, aggregator = true, threadSafe = true)
public final class RunMojo extends DriverMojo {

  /**
   * The runtimes to compare with the baseline, such as {@code crun,gvisor}; every one found if
   * unset.
   */
  @Parameter(property = "runtime")
  private List<String> runtime = new ArrayList<>();

  /** The runtime that is 100 %. */
  @Parameter(property = "baseline", defaultValue = "runc")
  private String baseline = "";

  /**
   * What is measured and how often: {@code quick}, {@code standard}, {@code thesis} or one of
   * yours.
   */
  @Parameter(property = "suite", defaultValue = "quick")
  private String suite = "";

  /** Regular expressions that select benchmarks, as on JMH's command line; the suite's if unset. */
  @Parameter(property = "benchmarks")
  private List<String> benchmarks = new ArrayList<>();

  /** The images to start containers from; the suite's if unset. */
  @Parameter(property = "images")
  private List<String> images = new ArrayList<>();

  /** The CPU and memory settings of containers; the suite's if unset. */
  @Parameter(property = "limits")
  private List<String> limits = new ArrayList<>();

  /** How many containers run in parallel, such as {@code 1,2,3,5,8}; the suite's if unset. */
  @Parameter(property = "scale")
  private List<Integer> scale = new ArrayList<>();

  /** How many passes over all runtimes; the suite's if unset. */
  @Parameter(property = "blocks")
  private @Nullable Integer blocks;

  /** From which the random order of each block is drawn; it is recorded in {@code run.json}. */
  @Parameter(property = "seed")
  private @Nullable Long seed;

  /** Goes on with the run whose journal is in the output folder. */
  @Parameter(property = "resume", defaultValue = "false")
  private boolean resume;

  /** The folder for all results. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  /** A folder with runtimes, limits, images and suites of your own. */
  @Parameter(property = "profiles")
  private @Nullable File profiles;

  /**
   * The engine: {@code auto} (DOCKER_HOST or the default socket where a daemon answers, else a
   * private one), {@code private}, or an endpoint such as {@code unix:///run/docker.sock}.
   */
  @Parameter(property = "engine", defaultValue = "auto")
  private String engine = "";

  /**
   * How the runtime is switched for every fork: {@code container} names it in each container,
   * {@code daemon} makes it the daemon's default.
   */
  @Parameter(property = "switch", defaultValue = "container")
  private String switchMode = "";

  /**
   * Allows {@code -Dswitch=daemon} to rewrite the configuration of a daemon that is not private.
   */
  @Parameter(property = "changeDaemon", defaultValue = "false")
  private boolean changeDaemon;

  /** The time that the engine has to answer one call, in seconds. */
  @Parameter(property = "callLimit", defaultValue = "30")
  private int callLimit;

  /** The level of all intervals. */
  @Parameter(property = "confidence", defaultValue = "0.95")
  private double confidence;

  /** The smallest difference that matters to you, in percent of the baseline. */
  @Parameter(property = "relevantDifference", defaultValue = "2%")
  private String relevantDifference = "";

  /** Called by Maven. */
  @Inject
  public RunMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  Outcome call() throws InterruptedException {
    return RunCommand.run(request(), console());
  }

  private RunRequest request() {
    return new RunRequest(
        runtime,
        false,
        baseline,
        suite,
        benchmarks,
        images,
        limits,
        scale,
        blocks,
        seed,
        resume,
        output.toPath(),
        profiles == null ? null : profiles.toPath(),
        engine,
        Options.oneOf("switch", switchMode, RuntimeSwitch.Mode.class),
        changeDaemon,
        Duration.ofSeconds(callLimit),
        confidence,
        Options.part("relevantDifference", relevantDifference),
        driver());
  }
}
