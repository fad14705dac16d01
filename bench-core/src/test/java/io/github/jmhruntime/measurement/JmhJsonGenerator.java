package io.github.jmhruntime.measurement;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of as many results as wanted, made while it is read, so that it needs no disk. */
final class JmhJsonGenerator extends InputStream {

  private final int results;
  private final boolean histogram;
  private int next;
  private byte[] chunk = "[".getBytes(StandardCharsets.UTF_8);
  private int position;

  JmhJsonGenerator(int results, boolean histogram) {
    this.results = results;
    this.histogram = histogram;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (position == chunk.length && !nextChunk()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean nextChunk() {
    if (next > results) {
      return false;
    }
    String text = next == results ? "]\n" : (next == 0 ? "" : ",") + result(next);
    next++;
    chunk = text.getBytes(StandardCharsets.UTF_8);
    position = 0;
    return true;
  }

  /** Five forks of five iterations and a secondary metric, about 2 KB, as JMH 1.37 writes them. */
  private String result(int i) {
    return """
        {
            "jmhVersion" : "1.37",
            "benchmark" : "org.example.Generated%d.measure",
            "mode" : "%s",
            "threads" : 1,
            "forks" : 5,
            "jvm" : "/usr/lib/jvm/java-17/bin/java",
            "jvmArgs" : [ "-Xmx64m", "-XX:+UseSerialGC" ],
            "jdkVersion" : "17.0.15",
            "vmName" : "OpenJDK 64-Bit Server VM",
            "vmVersion" : "17.0.15+6",
            "warmupIterations" : 5,
            "warmupTime" : "1 s",
            "warmupBatchSize" : 1,
            "measurementIterations" : 5,
            "measurementTime" : "1 s",
            "measurementBatchSize" : 1,
            "params" : { "size" : "%d", "kind" : "tree" },
            "primaryMetric" : %s,
            "secondaryMetrics" : { "gc.alloc.rate" : %s }
        }"""
        .formatted(
            i / 100,
            histogram ? "sample" : "avgt",
            i % 100,
            metric(
                i, histogram ? "rawDataHistogram" : "rawData", histogram ? "[%s, 1000000]" : "%s"),
            metric(i, "rawData", "%s"));
  }

  private static String metric(int i, String rawName, String valueFormat) {
    StringBuilder raw = new StringBuilder("[");
    for (int fork = 0; fork < 5; fork++) {
      raw.append(fork == 0 ? "[" : ",[");
      for (int iteration = 0; iteration < 5; iteration++) {
        String value = valueFormat.formatted(1.0 + i * 1e-9 + fork * 0.01 + iteration * 0.001);
        raw.append(iteration == 0 ? "" : ",");
        raw.append(rawName.equals("rawData") ? value : "[" + value + "]");
      }
      raw.append("]");
    }
    return """
        { "score" : 1.0123456789, "scoreError" : 0.0123456789,
          "scoreConfidence" : [ 1.0, 1.0246913578 ],
          "scorePercentiles" : { "0.0" : 1.0, "50.0" : 1.01, "90.0" : 1.02, "95.0" : 1.02,
            "99.0" : 1.03, "99.9" : 1.03, "99.99" : 1.03, "99.999" : 1.03, "100.0" : 1.03 },
          "scoreUnit" : "us/op", "%s" : %s] }"""
        .formatted(rawName, raw);
  }
}
