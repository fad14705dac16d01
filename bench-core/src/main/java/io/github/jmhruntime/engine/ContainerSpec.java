package io.github.jmhruntime.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container to be created.
 *
 * @param image the image's id or reference
 * @param entrypoint replaces the image's entry point; empty for the image's own
 * @param command replaces the image's command; empty for the image's own
 * @param runtime the engine's name for the runtime, or null for the engine's default
 * @param cpus how many CPUs it may use, or null for no limit
 * @param memoryBytes how much memory it may use, or null for no limit
 * @param labels labels by key
 * @param environment variables by name
 * @param mounts what of the host it sees
 * @param stopSignal the signal that asks it to end, or null for the image's own
 * @param confinement how it is kept apart from the host
 * @param services what the engine does for it besides running it
 */
public record ContainerSpec(
    String image,
    List<String> entrypoint,
    List<String> command,
    @Nullable String runtime,
    @Nullable Double cpus,
    @Nullable Long memoryBytes,
    Map<String, String> labels,
    Map<String, String> environment,
    List<Mount> mounts,
    @Nullable String stopSignal,
    Confinement confinement,
    ContainerServices services) {

  /** One that is kept apart as the engine does by itself. */
  public ContainerSpec(
      String image,
      List<String> entrypoint,
      List<String> command,
      @Nullable String runtime,
      @Nullable Double cpus,
      @Nullable Long memoryBytes,
      Map<String, String> labels,
      Map<String, String> environment,
      List<Mount> mounts,
      @Nullable String stopSignal) {
    this(
        image,
        entrypoint,
        command,
        runtime,
        cpus,
        memoryBytes,
        labels,
        environment,
        mounts,
        stopSignal,
        Confinement.DEFAULT,
        ContainerServices.NONE);
  }

  /** The same from another image. */
  public ContainerSpec from(String otherImage) {
    return with(otherImage, stopSignal, confinement, services);
  }

  /** The same, asked to end by another signal. */
  public ContainerSpec stoppedBy(String signal) {
    return with(image, signal, confinement, services);
  }

  /** The same with services of the engine. */
  public ContainerSpec with(ContainerServices more) {
    return with(image, stopSignal, confinement, more);
  }

  /** The same in a control group, unless it is to be in another. */
  public ContainerSpec in(String group) {
    return with(image, stopSignal, confinement.orIn(group), services);
  }

  private ContainerSpec with(
      String otherImage,
      @Nullable String otherSignal,
      Confinement otherConfinement,
      ContainerServices otherServices) {
    return new ContainerSpec(
        otherImage,
        entrypoint,
        command,
        runtime,
        cpus,
        memoryBytes,
        labels,
        environment,
        mounts,
        otherSignal,
        otherConfinement,
        otherServices);
  }

  /**
   * The label by which everything that the project creates is found again; its value is the run.
   */
  public static final String RUN_LABEL = "io.github.jmhruntime.run";

  /**
   * A path of the host or a volume of the engine, seen in the container.
   *
   * @param source absolute path on the host; or the name of a volume, which is made with the
   *     container's labels where there is none, and stays until its run is reaped; or null for a
   *     new volume, which carries the container's labels and is removed together with it
   * @param target absolute path in the container
   * @param readOnly whether the container may only read it
   */
  public record Mount(@Nullable String source, String target, boolean readOnly) {

    /** A new and empty volume of the engine, which can be written to. */
    public static Mount volume(String target) {
      return new Mount(null, target, false);
    }
  }
}
