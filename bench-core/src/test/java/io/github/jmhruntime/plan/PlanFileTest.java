package io.github.jmhruntime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.measurement.HostileJson;
import io.github.jmhruntime.profile.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String IMAGE =
      """
      {"name":"busybox","id":"sha256:1","others":{"nabla":"sha256:2"},"command":["sh"],"stopSignal":"SIGTERM","ready":{"output":"up"}}""";

  private static final String PLAN =
      """
      {"runId":"r1","engine":{"engine":"unix:///nowhere.sock","switchMode":"CONTAINER","changeDaemon":false,"callLimit":"PT10S"},
       "baseline":"runc","runtimes":[{"profile":%s,"engineName":"runc"}],
       "subject":{"suite":"quick","benchmarks":["a.B"],"images":["busybox"],"limits":["min"],"scales":[1],"params":{"size":["1"]}},
       "supplies":{"images":{"ANY":[%s]},"probe":null,
       "limits":[{"name":"min","title":"t","cpus":1.0,"memoryBytes":null}]},
       "passes":{"seed":42,"blocks":2,"warmupIterations":0,"iterations":1},
       "effort":{"remeasure":false,"precision":null,"budget":null,"until":null,"blocks":{"a":3}},
       "judging":{"confidence":0.95,"relevantDifference":0.02},"forks":{"ofProject":false,"image":%s,"options":{"hostJdk":true,"java":"java",
       "mounts":[],"environment":{},"connectSeconds":120,"timeoutSeconds":null}}}
      """;

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    RunPlan plan = PlanFile.fromTree(JSON.readTree(plan()));
    Path file = folder.resolve("plan.json");
    Files.writeString(file, PlanFile.text(plan));

    assertThat(PlanFile.read(file, RunPlan.class)).isEqualTo(plan);
    assertThat(PlanFile.fromTree(PlanFile.toTree(plan))).isEqualTo(plan);
  }

  @Test
  void aPlanOfAnotherVersionIsAnErrorThatNamesWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> PlanFile.fromTree(JSON.readTree(plan().replace("effort", "former"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'effort' is missing");
    assertThatThrownBy(
            () -> PlanFile.fromTree(JSON.readTree(plan().replace("\"id\":\"sha256:1\",", ""))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'supplies.images.ANY[0].id' is missing");
  }

  @Test
  void anyValueGivesAWholePlanOrAnArgumentThatIsRefused() throws IOException {
    HostileJson.each(
        plan(),
        text -> {
          try {
            Completeness.check(PlanFile.fromTree(JSON.readTree(text)));
          } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
          } catch (JsonProcessingException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void aFileThatIsCutOrEmptyIsAnErrorThatNamesIt() throws IOException {
    Path file = folder.resolve("plan.json");
    String whole = plan().strip();
    for (int length = 0; length < whole.length(); length += 50) {
      Files.writeString(file, whole.substring(0, length));
      assertThatThrownBy(() -> PlanFile.read(file, RunPlan.class))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("cannot read " + file + ": ")
          .hasMessageEndingWith("; see whether the disk is full, and start again");
    }
  }

  private static String plan() throws IOException {
    String runc = JSON.writeValueAsString(Catalog.load(null).runtime("-Druntime", "runc"));
    return PLAN.formatted(runc, IMAGE, IMAGE);
  }
}
