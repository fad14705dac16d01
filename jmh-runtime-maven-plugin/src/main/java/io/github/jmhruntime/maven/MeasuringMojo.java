package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.RunRequest;
import io.github.jmhruntime.command.RunRequest.Candidates;
import io.github.jmhruntime.command.RunRequest.ForkRequest;
import io.github.jmhruntime.command.RunRequest.Passes;
import io.github.jmhruntime.command.RunRequest.Place;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.Subject;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters that all goals share that measure. */
abstract class MeasuringMojo extends DriverMojo {

  /** A machine may be too noisy for any precision. */
  private static final Duration BUDGET_FOR_PRECISION = Duration.ofHours(1);

  /** The runtime that is 100 %. */
  @Parameter(property = "baseline", defaultValue = "runc")
  private String baseline = "";

  /**
   * What is measured and how often: {@code quick}, {@code standard}, {@code thesis}, {@code
   * kernels}, {@code project} or one of yours. If unset, the project's own JMH benchmarks where it
   * has some, else {@code quick}.
   */
  @Parameter(property = "suite", defaultValue = "")
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

  /** Values of benchmarks' parameters instead of their own, such as {@code n=1000,threads=1}. */
  @Parameter(property = "params")
  private List<String> params = new ArrayList<>();

  /**
   * The image that JMH's forks run in: one of this plugin's, or a reference such as {@code
   * eclipse-temurin:21}. If unset, Maven's own JVM is mounted into an image that fits most of them.
   */
  @Parameter(property = "forkImage", defaultValue = "")
  private String forkImage = "";

  /**
   * Further options of {@code -prof container} for JMH's forks, such as {@code
   * mount=/data;env=TZ=UTC}.
   */
  @Parameter(property = "forkOptions", defaultValue = "")
  private String forkOptions = "";

  /** How many containers run in parallel, such as {@code 1,2,3,5,8}; the suite's if unset. */
  @Parameter(property = "scale")
  private List<Integer> scale = new ArrayList<>();

  /** How many passes over all runtimes; the suite's if unset. */
  @Parameter(property = "blocks")
  private @Nullable Integer blocks;

  /** From which the random order of each block is drawn; it is recorded in {@code run.json}. */
  @Parameter(property = "seed")
  private @Nullable Long seed;

  /**
   * Goes on with the run whose journal is in the output folder, by its plan. Options that would
   * change what is measured or how it is judged are refused.
   */
  @Parameter(property = "resume", defaultValue = "false")
  private boolean resume;

  /**
   * Measures a second time what was measured while the machine was disturbed; both stay in the
   * journal, and the second counts. With a run that has ended, use it together with -Dresume.
   */
  @Parameter(property = "remeasure", defaultValue = "false")
  private boolean remeasure;

  /** The folder for all results, which one run at a time can use. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  /** A folder with runtimes, limits, images and suites of your own. */
  @Parameter(property = "profiles")
  private @Nullable File profiles;

  /**
   * The engine: {@code auto} (DOCKER_HOST or the default socket where a daemon answers, else a
   * private one), {@code private}, {@code podman}, {@code kubernetes} or {@code
   * kubernetes:CONTEXT}, or an endpoint such as {@code unix:///run/docker.sock}.
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

  /**
   * Which nodes of a cluster are measured, as a selector of labels such as {@code
   * pool=benchmarks,!gpu}; one that fits if unset. Blocks are dealt out to them, so that several
   * measure at the same time, each its own. It belongs to {@code -Dengine=kubernetes}.
   */
  @Parameter(property = "nodes")
  private @Nullable String nodes;

  /**
   * The image that drivers and forks run from on the nodes of a cluster, as {@code
   * jmh-runtime:image} builds it. If unset, {@code -Dengine=kubernetes} measures from this machine,
   * which then has to be a node itself.
   */
  @Parameter(property = "driverImage")
  private @Nullable String driverImage;

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

  MeasuringMojo(RepositorySystem repositories, ProjectDependenciesResolver resolver) {
    super(repositories, resolver);
  }

  /**
   * How far the interval of each percentage may reach to each side, such as {@code 2%}. Further
   * blocks are measured of each benchmark until that is so, or {@code -DtimeBudget} is used up.
   */
  @Parameter(property = "precision")
  private @Nullable String precision;

  /**
   * The time after which no fork begins, such as {@code 90s}, {@code 10m} or {@code 1h30m}; no end
   * if unset, and one hour with {@code -Dprecision}.
   */
  @Parameter(property = "timeBudget")
  private @Nullable String timeBudget;

  /**
   * How long to wait at most until another JMH on this machine has ended, such as {@code 90s} or
   * {@code 2h}: two at once would disturb each other.
   */
  @Parameter(property = "lockWait", defaultValue = "10m")
  private String lockWait = "";

  /** What the parameters ask for. */
  final RunRequest request(List<String> runtimes, boolean againstItself) {
    return new RunRequest(
        new Candidates(runtimes, baseline, againstItself),
        new Subject(suite, benchmarks, images, limits, scale, Options.params(params)),
        new Passes(blocks, seed),
        Effort.of(
            remeasure,
            precision == null ? null : Options.positivePart("precision", precision),
            timeBudget()),
        new Judging(confidence, Options.part("relevantDifference", relevantDifference)),
        new EngineUse(
            Options.engine(engine, dockerd, nodes, driverImage),
            Options.oneOf("switch", switchMode, RuntimeSwitch.Mode.class),
            changeDaemon,
            Duration.ofSeconds(callLimit)),
        new ForkRequest(
            projectDriver(suite.isEmpty() || suite.equals("project")), forkImage, forkOptions),
        new Place(
            output.toPath(),
            resume,
            profiles == null ? null : profiles.toPath(),
            Options.duration("lockWait", lockWait),
            driver()),
        given());
  }

  private @Nullable Duration timeBudget() {
    if (timeBudget == null) {
      return precision == null ? null : BUDGET_FOR_PRECISION;
    }
    return Options.duration("timeBudget", timeBudget);
  }
}
