package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.jmhruntime.driver.TimeLeft.Task;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

  private static final Task TASK = new Task(6, Plans.START, "runc");

  private final TimeLeft left = new TimeLeft();

  @Test
  void forksWithMoreIterationsTakeAsMuchLonger() {
    left.learn(TASK, fork(), 20);

    // Ten seconds with five iterations of half a second, and 15 such iterations more.
    assertThat(left.expect(List.of(TASK))).isEqualTo(Duration.ofMillis(17_500));
  }

  @Test
  void forksWithAsManyTakeAsLong() {
    left.learn(TASK, fork(), 0);

    assertThat(left.expect(List.of(TASK))).isEqualTo(Duration.ofSeconds(10));
  }

  private static ForkRecord fork() {
    return new ForkRecord(
        1,
        null,
        "runc",
        Plans.START.benchmark(),
        Plans.START.mode(),
        Plans.START.params(),
        Axes.NONE,
        ForkRecord.Status.OK,
        null,
        null,
        Map.of(),
        Instant.EPOCH,
        10,
        0.5,
        ForkResult.of(JsonNodeFactory.instance.objectNode().put("measurementIterations", 5)));
  }
}
