package io.github.jmhruntime.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.jmhruntime.engine.Given;
import io.github.jmhruntime.engine.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverPodsTest {

  private static final int MOST_BYTES = 1 << 20;

  @TempDir Path folder;

  private final ObjectMeta common = new ObjectMetaBuilder().withName("jmh-driver-1").build();

  @Test
  void filesArriveWholeHoweverLargeTheyAre() throws IOException {
    byte[] large = new byte[3_000_000];
    new Random(1).nextBytes(large);
    byte[] small = {1, 2, 3};

    List<ConfigMap> maps =
        DriverFiles.maps(
            Map.of("plan.json", large, "suite.yaml", small, "empty", new byte[0]), common);

    for (ConfigMap map : maps) {
      int size = 0;
      for (Map.Entry<String, String> piece : map.getBinaryData().entrySet()) {
        size += piece.getValue().length();
        Files.write(folder.resolve(piece.getKey()), Base64.getDecoder().decode(piece.getValue()));
      }
      assertThat(size).as("what a ConfigMap holds").isLessThan(MOST_BYTES);
    }
    assertThat(maps).extracting(map -> map.getMetadata().getName()).doesNotHaveDuplicates();
    assertThat(Given.read(folder, "plan.json")).isEqualTo(large);
    assertThat(Given.read(folder, "suite.yaml")).isEqualTo(small);
    assertThat(Given.read(folder, "empty")).isEmpty();
    assertThat(DriverFiles.volume("given", maps).getProjected().getSources()).hasSameSizeAs(maps);
  }

  @Test
  void aDriverIsBoundToItsNodeAndToldWhereItIs() {
    try (FakeDrivers cluster = new FakeDrivers()) {
      Pod pod =
          new DriverPods(
                  "bench:1",
                  cluster.cluster(),
                  new Workplace.Assignment(
                      "20261126-150000-1a2b",
                      List.of("node-a", "node-b"),
                      "io.github.jmhruntime.driver.PodDriver",
                      Map.of(),
                      Duration.ofHours(2)))
              .pod(1, common, DriverFiles.volume("given", List.of()));

      assertThat(pod.getMetadata().getLabels()).containsEntry(DriverPods.DRIVER, "1");
      assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
      assertThat(pod.getSpec().getActiveDeadlineSeconds()).isEqualTo(7200);
      assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("jmh-runtime");
      assertThat(
              pod.getSpec()
                  .getAffinity()
                  .getNodeAffinity()
                  .getRequiredDuringSchedulingIgnoredDuringExecution()
                  .getNodeSelectorTerms()
                  .get(0)
                  .getMatchFields()
                  .get(0)
                  .getValues())
          .containsExactly("node-b");
      Container container = pod.getSpec().getContainers().get(0);
      assertThat(container.getCommand())
          .containsExactly(
              "java",
              "-Djava.io.tmpdir=/var/tmp/jmh-runtime-pods/20261126-150000-1a2b-1",
              "@/opt/jmh-runtime/class-path",
              "io.github.jmhruntime.driver.PodDriver");
      assertThat(container.getArgs())
          .containsExactly(
              container.getVolumeMounts().get(0).getMountPath(),
              "node-b",
              "1",
              "2",
              "/var/tmp/jmh-runtime-pods/20261126-150000-1a2b-1",
              "kubernetes?namespace=bench&node=node-b&driverImage=bench%3A1");
    }
  }
}
