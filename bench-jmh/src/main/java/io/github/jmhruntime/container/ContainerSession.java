package io.github.jmhruntime.container;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** What all profilers with the same options share: the keeper, and where JMH's link listens. */
final class ContainerSession {

  /** JMH reads it each time that it opens its link. */
  private static final String LINK_ADDRESS = "jmh.link.address";

  private static final String LAUNCHER = "io.github.jmhruntime.container.launch.ContainerLauncher";

  private static final @Nullable String USERS_ADDRESS = System.getProperty(LINK_ADDRESS);
  private static final Map<ContainerRequest, ContainerSession> OPEN = new HashMap<>();

  private final Keeper keeper;
  private final Map<String, String> found;

  private ContainerSession(Keeper keeper) {
    this.keeper = keeper;
    this.found = Exchange.read(keeper.exchange().session());
  }

  /** The session with these options, for which JMH's link listens from now on. */
  static synchronized ContainerSession of(ContainerRequest request) throws ProfilerException {
    LinkFilter.install();
    ContainerSession session = OPEN.get(request);
    if (session == null || !session.keeper.isAlive()) {
      makeRoom(request);
      session = new ContainerSession(Keeper.start(request.options()));
      OPEN.put(request, session);
    }
    session.listen();
    return session;
  }

  /** Whether a process is a keeper. */
  static boolean needs(ProcessHandle process) {
    return Keeper.isOne(process);
  }

  /** Two keepers cannot both have the private engine, which that of a plan never has. */
  private static void makeRoom(ContainerRequest request) {
    OPEN.entrySet()
        .removeIf(
            open -> {
              boolean inTheWay = !open.getKey().planned() || !request.planned();
              if (inTheWay) {
                open.getValue().keeper.close();
              }
              return inTheWay;
            });
  }

  private void listen() {
    String address = USERS_ADDRESS != null ? USERS_ADDRESS : found.get("gateway");
    if (address == null) {
      System.clearProperty(LINK_ADDRESS);
    } else {
      System.setProperty(LINK_ADDRESS, address);
    }
  }

  /** The words that go in front of a fork's command. */
  List<String> launcher(BenchmarkParams params) {
    Map<String, String> values = new TreeMap<>();
    for (String name : params.getParamsKeys()) {
      values.put(name, params.getParam(name));
    }
    boolean own = OwnCode.holds(generatedClass(params));
    new NextFork(
            params.getBenchmark(),
            params.getMode().shortLabel(),
            values,
            longest(params),
            own ? null : OwnCode.location().toString())
        .write(keeper.exchange().fork());
    return OwnCode.command(LAUNCHER, List.of(keeper.exchange().folder().toString()));
  }

  /** JMH's name of it has the method behind the class. */
  private static String generatedClass(BenchmarkParams params) {
    String method = params.generatedBenchmark();
    return method.substring(0, method.lastIndexOf('.'));
  }

  /** JMH itself lets an iteration take its time and then its time limit, in seconds. */
  private static long longest(BenchmarkParams params) {
    return Stream.of(params.getWarmup(), params.getMeasurement())
        .mapToLong(
            iteration ->
                iteration.getCount()
                    * (iteration.getTime().convertTo(TimeUnit.SECONDS)
                        + params.getTimeout().convertTo(TimeUnit.SECONDS)))
        .sum();
  }

  /** What the last fork saw of its machine, as secondary results. */
  List<Result<?>> whatWasSeen() {
    Map<String, String> seen = Exchange.read(keeper.exchange().seen());
    System.out.println(seen.getOrDefault("summary", ""));
    List<Result<?>> results = new ArrayList<>();
    add(results, ContainerProfiler.CPUS, seen.get("cpus"), "CPUs");
    add(results, ContainerProfiler.MEMORY, seen.get("memoryBytes"), "B");
    seen.forEach(
        (name, value) -> {
          if (name.startsWith(ContainerProfiler.CPU)) {
            add(results, name, value, "s/s");
          }
        });
    return results;
  }

  private static void add(
      List<Result<?>> results, String label, @Nullable String value, String unit) {
    if (value != null && !value.isEmpty()) {
      results.add(new ScalarResult(label, Double.parseDouble(value), unit, AggregationPolicy.AVG));
    }
  }
}
