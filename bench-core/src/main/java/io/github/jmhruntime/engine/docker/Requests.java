package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.host.Owner;
import java.util.LinkedHashMap;
import java.util.Map;

/** This project's records in docker-java's words. */
final class Requests {

  private static final double NANOS = 1e9;
  private static final String OWNER = Owner.current().toString();

  private Requests() {}

  static CreateContainerCmd create(DockerClient docker, ContainerSpec spec) {
    CreateContainerCmd create =
        docker
            .createContainerCmd(spec.image())
            .withLabels(owned(spec.labels()))
            .withEnv(
                spec.environment().entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + variable.getValue())
                    .toList())
            .withHostConfig(host(spec));
    if (!spec.entrypoint().isEmpty()) {
      create.withEntrypoint(spec.entrypoint());
    }
    if (!spec.command().isEmpty()) {
      create.withCmd(spec.command());
    }
    if (spec.stopSignal() != null) {
      create.withStopSignal(spec.stopSignal());
    }
    Serving.apply(spec.services(), create);
    return create;
  }

  /** These labels with that of the process that creates what carries them. */
  static Map<String, String> owned(Map<String, String> labels) {
    Map<String, String> owned = new LinkedHashMap<>(labels);
    owned.put(DockerReaper.OWNER_LABEL, OWNER);
    return owned;
  }

  private static HostConfig host(ContainerSpec spec) {
    HostConfig host = HostConfig.newHostConfig();
    if (spec.runtime() != null) {
      host.withRuntime(spec.runtime());
    }
    if (spec.cpus() != null) {
      host.withNanoCPUs(Math.round(spec.cpus() * NANOS));
    }
    if (spec.memoryBytes() != null) {
      host.withMemory(spec.memoryBytes());
    }
    HostConfig confined = Confining.apply(spec.confinement(), spec.memoryBytes(), host);
    Serving.apply(spec.services(), confined);
    return confined.withMounts(spec.mounts().stream().map(mount -> mount(mount, spec)).toList());
  }

  /** The engine removes a volume with its container only where the volume was given no name. */
  private static Mount mount(ContainerSpec.Mount mount, ContainerSpec spec) {
    Mount made = new Mount().withTarget(mount.target()).withReadOnly(mount.readOnly());
    String source = mount.source();
    return source == null || !source.startsWith("/")
        ? made.withType(MountType.VOLUME)
            .withSource(source)
            .withVolumeOptions(new VolumeOptions().withLabels(owned(spec.labels())))
        : made.withType(MountType.BIND).withSource(source);
  }
}
