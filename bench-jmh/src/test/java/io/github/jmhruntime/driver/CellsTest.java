package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.Workload;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {

  private static final String OURS = "io.github.jmhruntime.benchmarks.";
  private static final String HTTP = OURS + "HttpBenchmark.keepAlive";
  private static final String PING = OURS + "EngineBenchmark.ping";

  @Test
  void whatABenchmarkDeclaresReachesAnotherJvm() {
    ListedBenchmark listed = Cells.list(List.of("HttpBenchmark.keepAlive")).iterator().next();

    ListedBenchmark read = PlanFile.parse(PlanFile.text(listed), ListedBenchmark.class);

    assertThat(read).isEqualTo(listed);
    assertThat(read.managesContainers()).isTrue();
    assertThat(read.declaration())
        .satisfies(
            declaration -> {
              assertThat(declaration.axes()).containsExactlyInAnyOrder(Axis.values());
              assertThat(declaration.workload()).isEqualTo(Workload.WEB_SERVER);
            });
  }

  @Test
  void everyAxisThatIsDeclaredIsAParameter() {
    RunPlan ours = Plans.plan(1, List.of(OURS), "runc");

    assertThatCode(() -> Cells.of(ours, JmhFork.format(new ByteArrayOutputStream())))
        .doesNotThrowAnyException();
  }

  @Test
  void anAxisThatIsNoParameterIsAnErrorThatNamesBoth() {
    RunPlan plan = Plans.plan(1, List.of("Undeclared"), "runc");

    assertThatThrownBy(() -> Cells.of(plan, JmhFork.format(new ByteArrayOutputStream())))
        .hasMessageContainingAll("UndeclaredBenchmark", "'scale'", "@Param");
  }

  @Test
  void aCellLiesOnTheDeclaredAxesOnly() {
    Declared declared = Cells.declared(List.of(".*"));
    Map<String, String> params =
        Map.of("image", "nginx", "limits", "min", "scale", "3", "path", "host");

    assertThat(declared.axes(new Cell(HTTP, "thrpt", params)))
        .isEqualTo(new Axes("nginx", "min", 3, "host"));
    assertThat(declared.axes(new Cell(PING, "ss", params))).isEqualTo(Axes.NONE);
    assertThat(declared.axes(new Cell("org.example.Own.scale", "ss", params))).isEqualTo(Axes.NONE);
    assertThat(declared.startsContainers(new Cell(PING, "ss", Map.of()))).isFalse();
  }

  /** A storm has more or fewer containers; the other steps of a life are those of one. */
  @Test
  void aMethodDeclaresItsAxesInPlaceOfItsClass() {
    Declared declared = Cells.declared(List.of("LifecycleBenchmark"));
    Map<String, String> params = Map.of("image", "busybox", "limits", "min", "scale", "8");

    assertThat(declared.axes(new Cell(OURS + "LifecycleBenchmark.storm", "ss", params)))
        .isEqualTo(new Axes("busybox", "min", 8));
    assertThat(declared.axes(new Cell(OURS + "LifecycleBenchmark.cycle", "ss", params)))
        .isEqualTo(new Axes("busybox", "min", null));
  }
}
