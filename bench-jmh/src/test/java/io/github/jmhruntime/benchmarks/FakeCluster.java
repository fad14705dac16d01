package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.engine.PodLives;
import io.github.jmhruntime.engine.PodUsage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster that says what it is told to, for what benchmarks make of it. */
final class FakeCluster implements PodLives {

  /** What it offers. */
  Set<Offering> offerings = EnumSet.of(Offering.POD_LIFE);

  /** The address of every pod. */
  @Nullable String address = "192.0.2.7";

  /** What it says of every pod. */
  String status = "running";

  /** The runtime that it says every pod runs under. */
  String runtime = "gvisor";

  /** When each step is told, in nanoseconds after the call that begins it. */
  final Map<Step, Long> told = new EnumMap<>(Step.class);

  /** The step that the pods with these numbers do not take, each with the reason. */
  final Map<Integer, String> failing = new java.util.TreeMap<>();

  /** What the kubelet tells, one call after the other; the last again and again. */
  final List<List<PodUsage>> usages = new ArrayList<>();

  /** How often the kubelet refuses to tell it. */
  int refusals;

  /** What was done, in order. */
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  private int created;
  private int asked;

  ContainerEngine engine() {
    return (ContainerEngine)
        Proxy.newProxyInstance(
            ContainerEngine.class.getClassLoader(),
            new Class<?>[] {ContainerEngine.class},
            (proxy, method, args) -> {
              try {
                return answer(method.getName(), args == null ? new Object[0] : args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private @Nullable Object answer(String method, Object[] args) throws InvocationTargetException {
    return switch (method) {
      case "offerings" -> offerings;
      case "podLives" -> Optional.of(this);
      case "gateway" -> "192.0.2.1";
      case "logs" -> List.of("ready");
      case "info" -> info();
      case "usage" -> usage();
      case "inspect" -> inspect((String) args[0]);
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private Object usage() {
    if (usages.isEmpty() || refusals-- > 0) {
      throw new EngineException("nodes/proxy is forbidden");
    }
    return usages.get(Math.min(asked++, usages.size() - 1));
  }

  private ContainerState inspect(String id) {
    if (calls.contains("gone " + id)) {
      throw new EngineException("there is no pod " + id);
    }
    return new ContainerState(id, status, 0, false, "", runtime, null, null, 0, address);
  }

  private static EngineInfo info() {
    return new EngineInfo(
        "kubernetes:test",
        EngineInfo.KUBERNETES,
        "1.20.2",
        "v1",
        Map.of(),
        "6.1.0",
        "Debian",
        "",
        "1",
        "cgroupfs",
        4,
        8L << 30,
        Map.of("runc", "", "gvisor", "runsc"),
        "runc");
  }

  @Override
  public List<Life> createAll(ContainerSpec spec, int count) {
    List<Life> lives = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lives.add(new Pod(created++));
    }
    return lives;
  }

  private final class Pod implements Life {

    private final int number;
    private long begin = 1_000;

    Pod(int number) {
      this.number = number;
      calls.add("create " + id());
    }

    @Override
    public String id() {
      return "jmh-" + number;
    }

    @Override
    public long beginNanoTime() {
      return begin;
    }

    @Override
    public long await(Step step, Duration limit) {
      if (failing.containsKey(number)) {
        throw new EngineException(failing.get(number));
      }
      if (step == Step.GONE) {
        calls.add("gone " + id());
      }
      return begin + told.getOrDefault(step, 0L);
    }

    @Override
    public void delete() {
      calls.add("delete " + id());
      begin = System.nanoTime();
    }

    @Override
    public void close() {
      calls.add("close " + id());
    }
  }
}
