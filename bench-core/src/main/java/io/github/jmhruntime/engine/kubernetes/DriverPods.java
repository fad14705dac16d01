package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.jmhruntime.engine.Workplace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The manifests of the pods that drivers run in. */
final class DriverPods {

  /** The label of a driver's pod, and of what it is given; its value is the driver's number. */
  static final String DRIVER = "io.github.jmhruntime.driver";

  /** As whom drivers ask for pods; {@link Rights} has its rights. */
  static final String ACCOUNT = "jmh-runtime";

  /** How long a driver has to remove what it has made once it is told to end. */
  static final Duration GRACE = Duration.ofSeconds(20);

  private static final String CLASS_PATH = "@/opt/jmh-runtime/class-path";
  private static final String GIVEN_FOLDER = "/run/jmh-runtime/given";
  private static final String GIVEN = "given";
  private static final String PODS = "pods";

  private final String image;
  private final Cluster cluster;
  private final Workplace.Assignment assignment;

  /** Those of an assignment. */
  DriverPods(String image, Cluster cluster, Workplace.Assignment assignment) {
    this.image = image;
    this.cluster = cluster;
    this.assignment = assignment;
  }

  /**
   * The pod of the driver at a node.
   *
   * @param common labels, owner, and the beginning of its name
   * @param given the volume with its files, whose name it replaces
   */
  Pod pod(int number, ObjectMeta common, Volume given) {
    given.setName(GIVEN);
    return new PodBuilder()
        .withMetadata(
            new ObjectMetaBuilder(common)
                .withName(common.getName() + "-" + number)
                .addToLabels(DRIVER, String.valueOf(number))
                .build())
        .withNewSpec()
        .withRestartPolicy("Never")
        .withActiveDeadlineSeconds(Math.max(1, assignment.limit().toSeconds()))
        .withTerminationGracePeriodSeconds(GRACE.toSeconds())
        .withServiceAccountName(ACCOUNT)
        .withEnableServiceLinks(false)
        .withAffinity(at(assignment.places().get(number)))
        .withContainers(container(number))
        .withVolumes(given)
        .addNewVolume()
        .withName(PODS)
        .withNewHostPath()
        .withPath(NodeFolder.BASE.toString())
        .withType("DirectoryOrCreate")
        .endHostPath()
        .endVolume()
        .endSpec()
        .build();
  }

  private Container container(int number) {
    Path folder = NodeFolder.of(assignment.runId(), number);
    String node = assignment.places().get(number);
    return new ContainerBuilder()
        .withName("driver")
        .withImage(image)
        .withImagePullPolicy("IfNotPresent")
        .withCommand("java", "-Djava.io.tmpdir=" + folder, CLASS_PATH, assignment.main())
        .withArgs(
            GIVEN_FOLDER,
            node,
            String.valueOf(number),
            String.valueOf(assignment.places().size()),
            folder.toString(),
            endpoint(node))
        .addNewEnv()
        .withName(ThisHost.POD_ADDRESS)
        .withNewValueFrom()
        .withNewFieldRef()
        .withFieldPath("status.podIP")
        .endFieldRef()
        .endValueFrom()
        .endEnv()
        .addNewEnv()
        .withName(Labels.DRIVER_OF)
        .withValue(Labels.by())
        .endEnv()
        .addNewVolumeMount()
        .withName(GIVEN)
        .withMountPath(GIVEN_FOLDER)
        .withReadOnly(true)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName(PODS)
        .withMountPath(NodeFolder.BASE.toString())
        .endVolumeMount()
        .build();
  }

  private String endpoint(String node) {
    return cluster.address().at(cluster.namespace(), node).inside().endpoint();
  }

  /** By the scheduler, as pods of users get to nodes, and not past it. */
  private static Affinity at(String node) {
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .withNewRequiredDuringSchedulingIgnoredDuringExecution()
        .addNewNodeSelectorTerm()
        .addNewMatchField()
        .withKey("metadata.name")
        .withOperator("In")
        .withValues(List.of(node))
        .endMatchField()
        .endNodeSelectorTerm()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endNodeAffinity()
        .build();
  }
}
