package io.github.jmhruntime.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a container is kept apart from the host, where it shall differ from what the engine does by
 * itself.
 *
 * @param privileged whether nearly all of it is given up
 * @param hostPids whether it sees the host's processes
 * @param droppedCapabilities such as {@code NET_BIND_SERVICE}
 * @param securityOptions such as {@code no-new-privileges}
 * @param pids how many processes it may have, or null for no limit
 * @param swap whether it may use swap beyond its limit of memory
 * @param writeLimit how fast it may write to a device of the host, or null for no limit
 * @param temporaryFileSystems options, such as {@code size=16m}, by where it is mounted
 * @param storageOptions such as {@code size}, by name
 * @param cgroupParent the control group that it is put in, or null for the engine's own
 */
public record Confinement(
    boolean privileged,
    boolean hostPids,
    List<String> droppedCapabilities,
    List<String> securityOptions,
    @Nullable Long pids,
    boolean swap,
    @Nullable WriteLimit writeLimit,
    Map<String, String> temporaryFileSystems,
    Map<String, String> storageOptions,
    @Nullable String cgroupParent) {

  /** As the engine does by itself. */
  public static final Confinement DEFAULT = confining().build();

  /**
   * A limit on writing.
   *
   * @param device the host's block device, such as {@code /dev/vda}
   * @param bytesPerSecond the limit
   */
  public record WriteLimit(String device, long bytesPerSecond) {}

  public Confinement {
    droppedCapabilities = List.copyOf(droppedCapabilities);
    securityOptions = List.copyOf(securityOptions);
    temporaryFileSystems = Map.copyOf(temporaryFileSystems);
    storageOptions = Map.copyOf(storageOptions);
  }

  /** The same in a control group, unless it is to be in another. */
  Confinement orIn(String group) {
    return cgroupParent != null
        ? this
        : new Confinement(
            privileged,
            hostPids,
            droppedCapabilities,
            securityOptions,
            pids,
            swap,
            writeLimit,
            temporaryFileSystems,
            storageOptions,
            group);
  }

  /** One that is made up step by step, from what the engine does by itself. */
  public static Builder confining() {
    return new Builder();
  }

  /** Makes one up. */
  public static final class Builder {

    private boolean privileged;
    private boolean hostPids;
    private final List<String> droppedCapabilities = new ArrayList<>();
    private final List<String> securityOptions = new ArrayList<>();
    private @Nullable Long pids;
    private boolean swap = true;
    private @Nullable WriteLimit writeLimit;
    private final Map<String, String> temporaryFileSystems = new LinkedHashMap<>();
    private final Map<String, String> storageOptions = new LinkedHashMap<>();
    private @Nullable String cgroupParent;

    private Builder() {}

    /** Gives up nearly all of it. */
    public Builder privileged() {
      privileged = true;
      return this;
    }

    /** Shows it the host's processes. */
    public Builder hostPids() {
      hostPids = true;
      return this;
    }

    /** Takes a capability away. */
    public Builder without(String capability) {
      droppedCapabilities.add(capability);
      return this;
    }

    /** Adds a security option. */
    public Builder secured(String option) {
      securityOptions.add(option);
      return this;
    }

    /** Limits its processes. */
    public Builder pids(long most) {
      pids = most;
      return this;
    }

    /** Lets its limit of memory be one of memory and swap together. */
    public Builder withoutSwap() {
      swap = false;
      return this;
    }

    /** Limits how fast it may write. */
    public Builder writing(WriteLimit limit) {
      writeLimit = limit;
      return this;
    }

    /** Mounts a temporary file system. */
    public Builder temporary(String target, String options) {
      temporaryFileSystems.put(target, options);
      return this;
    }

    /** Sets an option of the storage driver. */
    public Builder storage(String option, String value) {
      storageOptions.put(option, value);
      return this;
    }

    /** Puts it into a control group, or where the engine does for null. */
    public Builder in(@Nullable String group) {
      cgroupParent = group;
      return this;
    }

    /** What was made up. */
    public Confinement build() {
      return new Confinement(
          privileged,
          hostPids,
          droppedCapabilities,
          securityOptions,
          pids,
          swap,
          writeLimit,
          temporaryFileSystems,
          storageOptions,
          cgroupParent);
    }
  }
}
