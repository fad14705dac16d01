package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.github.jmhruntime.engine.ContainerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pod sees of its node, and its own empty folders.
 *
 * @param volumes the pod's
 * @param mounts the container's, of these volumes
 */
record PodVolumes(List<Volume> volumes, List<VolumeMount> mounts) {

  private static final String NAME = "mount-";

  /**
   * Those of a container.
   *
   * @param inImage whether its image has this project and a Java, so that what would be mounted
   *     where it is anyway is there
   */
  static PodVolumes of(ContainerSpec spec, boolean inImage) {
    List<Volume> volumes = new ArrayList<>();
    List<VolumeMount> mounts = new ArrayList<>();
    for (ContainerSpec.Mount mount : spec.mounts()) {
      if (inImage && isInImage(mount)) {
        continue;
      }
      String name = NAME + volumes.size();
      volumes.add(volume(name, mount));
      mounts.add(
          new VolumeMountBuilder()
              .withName(name)
              .withMountPath(mount.target())
              .withReadOnly(mount.readOnly() ? true : null)
              .build());
    }
    return new PodVolumes(volumes, mounts);
  }

  private static boolean isInImage(ContainerSpec.Mount mount) {
    return mount.readOnly()
        && mount.target().equals(mount.source())
        && !NodeFolder.has(mount.target());
  }

  private static Volume volume(String name, ContainerSpec.Mount mount) {
    VolumeBuilder volume = new VolumeBuilder().withName(name);
    String source = mount.source();
    return source == null
        ? volume.withNewEmptyDir().endEmptyDir().build()
        : volume.withNewHostPath().withPath(source).withType(type(source)).endHostPath().build();
  }

  /** With it the kubelet says that a path is missing, which else an engine makes up for. */
  private static String type(String source) {
    Path path = Path.of(source);
    if (Files.isDirectory(path)) {
      return "Directory";
    }
    return Files.isRegularFile(path) ? "File" : "";
  }
}
