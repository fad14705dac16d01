package sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Parses JSON, and refuses to where the class path is not that of this project. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class ParseBenchmark {

  @Param({"2.9.8"})
  public String jackson;

  private ObjectMapper mapper;

  @Setup
  public void open() {
    if (!PackageVersion.VERSION.toString().equals(jackson)) {
      throw new IllegalStateException("Jackson is " + PackageVersion.VERSION);
    }
    if (getClass().getResource("/io/github/jmhruntime/driver/Driver.class") != null) {
      throw new IllegalStateException("the class path of jmh-runtime is in the fork");
    }
    mapper = new ObjectMapper();
  }

  @Benchmark
  public JsonNode parse() throws IOException {
    return mapper.readTree("{\"numbers\": [1, 2, 3], \"text\": \"four\"}");
  }
}
