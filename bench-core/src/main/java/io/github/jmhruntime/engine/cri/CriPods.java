package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Pods;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls about pods, for whoever takes one through its life step by step. */
final class CriPods implements Pods {

  private final PodCalls calls;
  private final Map<String, PodCalls.Sandbox> run = new ConcurrentHashMap<>();

  CriPods(PodCalls calls) {
    this.calls = calls;
  }

  @Override
  public String runSandbox(ContainerSpec spec) {
    Refusals.check(spec);
    PodCalls.Sandbox sandbox = calls.run(spec);
    run.put(sandbox.id(), sandbox);
    return sandbox.id();
  }

  @Override
  public String runtimeOf(String sandbox) {
    return calls.sandboxStatus(sandbox).getRuntimeHandler();
  }

  @Override
  public String createContainer(String sandbox, ContainerSpec spec) {
    PodCalls.Sandbox known = run.get(sandbox);
    if (known == null) {
      throw new EngineException("pod %s was not run by this process".formatted(sandbox));
    }
    return calls.create(known, spec);
  }

  @Override
  public void startContainer(String id) {
    calls.start(id);
  }

  @Override
  public void stopContainer(String id, Duration grace) {
    calls.stop(id, grace);
  }

  @Override
  public void removeContainer(String id) {
    calls.removeContainer(id);
  }

  @Override
  public void stopSandbox(String sandbox) {
    calls.stopSandbox(sandbox);
  }

  @Override
  public void removeSandbox(String sandbox) {
    calls.removeSandbox(sandbox);
    Optional.ofNullable(run.remove(sandbox)).ifPresent(known -> known.pod().delete());
  }
}
