package io.github.jmhruntime.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

class LinkFilterTest {

  @Test
  void jmhsResultsAndPlainValuesPass() throws Exception {
    pass(new ScalarResult("a", 1.0, "ops", AggregationPolicy.AVG));
    pass(new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1));
    pass(new BenchmarkException(new IllegalStateException("x", new IOException("y"))));
    pass(
        new Object[] {
          1,
          2.0,
          "x",
          TimeUnit.SECONDS,
          new ArrayList<>(List.of(1)),
          new TreeMap<>(Map.of("a", 1)),
          new byte[3],
          new double[][] {{1}}
        });
  }

  @Test
  void everyOtherClassIsRefused() {
    assertThatThrownBy(() -> pass(InetAddress.getLoopbackAddress()))
        .isInstanceOf(InvalidClassException.class);
    assertThatThrownBy(() -> pass(new MischiefBenchmark.Foreign()))
        .isInstanceOf(InvalidClassException.class);
  }

  @Test
  void aForeignClassIsRefusedInsideOfWhatIsAllowed() {
    assertThatThrownBy(() -> pass(new ArrayList<>(List.of(new MischiefBenchmark.Foreign()))))
        .isInstanceOf(InvalidClassException.class);
    assertThatThrownBy(() -> pass(new MischiefBenchmark.Smuggler()))
        .isInstanceOf(InvalidClassException.class);
    assertThatThrownBy(() -> pass(new MischiefBenchmark.Foreign[1]))
        .isInstanceOf(InvalidClassException.class);
  }

  private static void pass(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      in.setObjectInputFilter(new LinkFilter());
      assertThat(in.readObject()).isNotNull();
    }
  }
}
