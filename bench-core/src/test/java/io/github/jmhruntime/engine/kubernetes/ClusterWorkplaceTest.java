package io.github.jmhruntime.engine.kubernetes;

import static io.github.jmhruntime.engine.kubernetes.FakeDrivers.NAMESPACE;
import static io.github.jmhruntime.engine.kubernetes.FakeDrivers.ended;
import static io.github.jmhruntime.engine.kubernetes.FakeDrivers.running;
import static io.github.jmhruntime.engine.kubernetes.FakeDrivers.stamped;
import static io.github.jmhruntime.engine.kubernetes.FakeDrivers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Workplace;
import io.github.jmhruntime.engine.Workplace.Lost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterWorkplaceTest {

  private static final String RUN = "20261126-150000-1a2b";

  private static final String WARNING =
      "{\"type\":\"Warning\",\"reason\":\"Failed\",\"lastTimestamp\":\"2026-11-26T15:00:00Z\","
          + "\"message\":\"Failed to pull image \\\"bench:1\\\": not found\"}";

  private final FakeDrivers cluster = new FakeDrivers();
  private final Map<String, List<String>> heard = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void theLinesOfTwoDriversComeHomeEachOnceAndInOrder() throws Exception {
    String begin = stamped(1, "one") + stamped(2, "two") + stamped(2, "two");
    cluster.states.put(0, running());
    cluster.logs =
        (number, times) -> {
          if (times == 3) {
            cluster.states.remove(0);
          }
          return text(times < 3 ? begin : begin + stamped(2, "three") + stamped(4, "four"));
        };

    List<Lost> lost = work("node-a", "node-b");

    assertThat(lost).isEmpty();
    assertThat(heard)
        .containsOnlyKeys("node-a", "node-b")
        .containsEntry("node-a", List.of("one", "two", "two", "three", "four"));
    assertThat(heard.get("node-b")).startsWith("one", "two", "two");
    assertNothingIsLeft();
  }

  @Test
  void aDriverThatWasEvictedIsLostAndTheOtherIsNot() throws Exception {
    cluster.states.put(
        1,
        new PodStatusBuilder()
            .withPhase("Failed")
            .withReason("Evicted")
            .withMessage("The node was low on resource: ephemeral-storage.")
            .build());

    assertThat(work("node-a", "node-b"))
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.place()).isEqualTo("node-b");
              assertThat(lost.reason()).contains("evicted", "low on resource: ephemeral-storage");
            });
    assertThat(heard.get("node-b")).as("what it had written").containsExactly("driver 1");
  }

  @Test
  void aDriverThatHadTooLittleMemoryIsLost() throws Exception {
    cluster.states.put(0, ended("Failed", "OOMKilled", 137).build());

    assertThat(work("node-a"))
        .singleElement()
        .extracting(Lost::reason)
        .asString()
        .contains("OOMKilled", "memory");
  }

  @Test
  void aDriverWhosePodSomeoneDeletesIsLost() throws Exception {
    cluster.states.put(0, running());
    cluster.logs =
        (number, times) -> {
          if (times == 1) {
            deleteDrivers();
          }
          return text(stamped(1, "begun"));
        };

    assertThat(work("node-a"))
        .singleElement()
        .extracting(Lost::reason)
        .asString()
        .contains("someone has deleted it");
    assertThat(heard.get("node-a")).containsExactly("begun");
  }

  @Test
  void anExitCodeIsTheDriversOwnBusinessAsLongAsItHasSpoken() throws Exception {
    cluster.states.put(0, ended("Failed", "Error", 3).build());
    assertThat(work("node-a")).isEmpty();

    cluster.logs = (number, times) -> text("");
    assertThat(work("node-a"))
        .singleElement()
        .extracting(Lost::reason)
        .asString()
        .contains("exit code 3", "said nothing", "./bench image");
  }

  @Test
  void aPodThatStaysPendingIsToldWithItsTroublesAndNothingIsLeft() {
    cluster.pace = FakeDrivers.IMPATIENT;
    cluster.states.put(
        0,
        new PodStatusBuilder()
            .withPhase("Pending")
            .addNewContainerStatus()
            .withNewState()
            .withNewWaiting()
            .withReason("ImagePullBackOff")
            .endWaiting()
            .endState()
            .endContainerStatus()
            .build());

    cluster.events = "{\"kind\":\"EventList\",\"apiVersion\":\"v1\",\"items\":[" + WARNING + "]}";

    assertThatThrownBy(() -> work("node-a"))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll(
            "the driver on node node-a does not start", "Failed: Failed to pull image", "bench:1");
    assertNothingIsLeft();
  }

  @Test
  void anInterruptEndsTheDriversAndLeavesNothing() throws Exception {
    cluster.states.put(0, running());
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread working =
        new Thread(
            () -> {
              try {
                var unused = work("node-a");
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    working.start();
    while (!heard.containsKey("node-a")) {
      TimeUnit.MILLISECONDS.sleep(5);
    }

    working.interrupt();
    working.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertNothingIsLeft();
  }

  @Test
  void anApiServerThatIsAwayForAWhileIsBorne() throws Exception {
    cluster.states.put(0, running());
    Thread outage =
        new Thread(
            () -> {
              try {
                while (!heard.containsKey("node-a")) {
                  TimeUnit.MILLISECONDS.sleep(5);
                }
                cluster.refusal = FakeDrivers.refusal(503, "etcdserver: leader changed");
                awaitRequests(20);
                cluster.states.remove(0);
                cluster.refusal = null;
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    outage.start();

    assertThat(work("node-a")).isEmpty();
    assertThat(heard.get("node-a")).containsExactly("driver 0");
    outage.join();
  }

  @Test
  void anApiServerThatStaysAwayIsTold() {
    cluster.pace = FakeDrivers.IMPATIENT;
    cluster.states.put(0, running());
    cluster.logs =
        (number, times) -> {
          if (times == 2) {
            cluster.refused = "GET /api/v1/namespaces/bench/pods?";
            cluster.refusal = FakeDrivers.refusal(503, "etcdserver: no leader");
          }
          return text(stamped(1, "begun"));
        };

    assertThatThrownBy(() -> work("node-a"))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("etcdserver: no leader", "resume the run");
  }

  @Test
  void aMissingRightIsToldWithTheRemedyAndNothingIsLeft() {
    cluster.refused = "POST /api/v1/namespaces/bench/pods";
    cluster.refusal = FakeDrivers.refusal(403, "pods is forbidden: User jane cannot create");

    assertThatThrownBy(() -> work("node-a"))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("node-a", "User jane cannot create", "-Drbac");
    assertNothingIsLeft();
  }

  @Test
  void aRightToReadLogsThatIsMissingEndsTheWork() {
    cluster.states.put(0, running());
    cluster.logs = (number, times) -> FakeDrivers.refusal(403, "cannot get pods/log");

    assertThatThrownBy(() -> work("node-a"))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("cannot get pods/log", "-Drbac");
    assertNothingIsLeft();
  }

  private List<Lost> work(String... nodes) throws InterruptedException {
    heard.clear();
    return cluster
        .workplace(nodes)
        .work(
            new Workplace.Assignment(
                RUN,
                List.of(nodes),
                "io.github.jmhruntime.driver.PodDriver",
                Map.of("plan.json", new byte[10]),
                Duration.ofHours(1)),
            (place, line) ->
                heard.computeIfAbsent(place, any -> new CopyOnWriteArrayList<>()).add(line));
  }

  private void awaitRequests(int more) throws InterruptedException {
    int until = cluster.requests.size() + more;
    while (cluster.requests.size() < until) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void deleteDrivers() {
    var unused = cluster.cluster().client().pods().inNamespace(NAMESPACE).delete();
  }

  private void assertNothingIsLeft() {
    var client = cluster.cluster().client();
    assertThat(client.pods().inNamespace(NAMESPACE).list().getItems()).isEmpty();
    assertThat(client.configMaps().inNamespace(NAMESPACE).list().getItems()).isEmpty();
    assertThat(client.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems()).isEmpty();
  }
}
