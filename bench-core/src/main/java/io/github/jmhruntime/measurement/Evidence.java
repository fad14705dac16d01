package io.github.jmhruntime.measurement;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What proves under which runtime a fork's containers ran, and with which limits.
 *
 * @param engineRuntime the runtime that the engine says the containers ran under
 * @param files what files such as {@code /proc/version} held inside a container, by path
 * @param askedCpus the CPU limit that the engine was asked for, or null for none
 * @param askedMemoryBytes the memory limit that the engine was asked for, or null for none
 * @param seenCpus the CPUs that a process inside saw, or null where that is not known
 * @param seenMemoryBytes the memory that a process inside saw, or null where that is not known
 */
public record Evidence(
    String engineRuntime,
    Map<String, String> files,
    @Nullable Double askedCpus,
    @Nullable Long askedMemoryBytes,
    @Nullable Integer seenCpus,
    @Nullable Long seenMemoryBytes) {}
