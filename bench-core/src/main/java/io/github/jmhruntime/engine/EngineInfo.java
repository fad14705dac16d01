package io.github.jmhruntime.engine;

import java.util.Map;

/**
 * What an engine says of itself.
 *
 * @param endpoint where it listens, such as {@code unix:///var/run/docker.sock}
 * @param version its version, such as {@code 20.10.24}
 * @param apiVersion the API version that was agreed on
 * @param components versions of its parts, such as containerd and runc, by name
 * @param kernel the kernel release that it runs on
 * @param operatingSystem the distribution
 * @param storageDriver where images and containers are kept, such as {@code overlay2}
 * @param cgroupVersion {@code 1} or {@code 2}
 * @param cgroupDriver {@code cgroupfs} or {@code systemd}
 * @param cpus CPUs that it can give to containers
 * @param memoryBytes memory that it can give to containers
 * @param runtimes registered runtimes: name to path, the path empty where it was registered by type
 * @param defaultRuntime the runtime of a container that names none
 */
public record EngineInfo(
    String endpoint,
    String version,
    String apiVersion,
    Map<String, String> components,
    String kernel,
    String operatingSystem,
    String storageDriver,
    String cgroupVersion,
    String cgroupDriver,
    int cpus,
    long memoryBytes,
    Map<String, String> runtimes,
    String defaultRuntime) {}
