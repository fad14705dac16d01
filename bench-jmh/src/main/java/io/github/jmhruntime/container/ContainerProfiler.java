package io.github.jmhruntime.container;

import java.io.File;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Has JMH's forks run in containers; {@code -prof container:help} shows the options.
 *
 * <p>JMH creates an object of this class before it opens its link, then again for each benchmark,
 * and swallows exceptions of all but the first. Therefore all of them share one {@link
 * ContainerSession}, which the first one opens.
 *
 * <p>It counts as an internal profiler, too, because JMH does not ask external profilers at all
 * when a benchmark is not forked; as an internal one it is asked, and refuses.
 */
public class ContainerProfiler implements ExternalProfiler, InternalProfiler {

  /** How many CPUs the fork's JVM counted, as a secondary result. */
  public static final String CPUS = "container.cpus";

  /** How much memory the fork's JVM saw, in bytes, as a secondary result. */
  public static final String MEMORY = "container.memory";

  /**
   * With what the CPU time of the fork's container begins, as secondary results: seconds for each
   * second that it ran.
   */
  public static final String CPU = "cpu.sandbox";

  /** The system property by which a fork knows that it is one. */
  static final String FORK = "jmhruntime.container.fork";

  private final @Nullable ContainerSession session;

  /** Creates one that does nothing. */
  protected ContainerProfiler() {
    this.session = null;
  }

  /**
   * Opens the session that the options describe, or joins it.
   *
   * @param options what follows the colon in {@code -prof container:…}
   * @throws ProfilerException when the options cannot be met, with the reason and a remedy
   */
  public ContainerProfiler(String options) throws ProfilerException {
    this.session =
        Boolean.getBoolean(FORK) ? null : ContainerSession.of(ContainerRequest.of(options));
  }

  /** Whether a process holds the engine open for forks, so that it must outlive each of them. */
  public static boolean needs(ProcessHandle process) {
    return ContainerSession.needs(process);
  }

  @Override
  public String getDescription() {
    return "Runs forks in containers under a chosen runtime";
  }

  @Override
  public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
    return session == null ? List.of() : session.launcher(params);
  }

  @Override
  public Collection<String> addJVMOptions(BenchmarkParams params) {
    return List.of("-D" + FORK + "=true");
  }

  @Override
  public void beforeTrial(BenchmarkParams params) {}

  @Override
  public Collection<? extends Result<?>> afterTrial(
      BenchmarkResult result, long pid, File stdOut, File stdErr) {
    return session == null ? List.of() : session.whatWasSeen();
  }

  @Override
  public boolean allowPrintOut() {
    return true;
  }

  @Override
  public boolean allowPrintErr() {
    return true;
  }

  /** Refuses to measure in the host JVM. */
  @Override
  public void beforeIteration(BenchmarkParams params, IterationParams iteration) {
    if (params.getForks() == 0) {
      throw new IllegalStateException(
          "-prof container: %s is not forked (@Fork(0) or -f 0), so that it would run in this JVM and not in a container; use -f 1 or more"
              .formatted(params.getBenchmark()));
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams params, IterationParams iteration, IterationResult result) {
    return List.of();
  }
}
