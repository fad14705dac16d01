package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.figures.IterationFigures;
import io.github.jmhruntime.host.TcpSegments;
import io.github.jmhruntime.workload.network.Ceiling;
import io.github.jmhruntime.workload.network.Latencies;
import io.github.jmhruntime.workload.network.NetworkResult;
import io.github.jmhruntime.workload.network.NetworkResult.DatagramQuality;
import io.github.jmhruntime.workload.network.NetworkResult.Payload;

/**
 * What of network load becomes a secondary result.
 *
 * <ul>
 *   <li>{@code payload.sent} and {@code payload.received}, in bits per second: what each end has
 *       counted;
 *   <li>{@code latency.p50} to {@code latency.max}, in seconds;
 *   <li>{@code datagrams.sent}, their number per second; {@code datagrams.lost} and {@code .late},
 *       the parts of them that did not come or came after a later one; {@code datagrams.jitter}, in
 *       seconds (RFC 3550);
 *   <li>{@code cpu.generator} and {@code cpu.peer}: CPU time of the thread that puts the load on,
 *       and of the peer's process, per byte or per operation;
 *   <li>{@code generator.busy}: the part of the time in which that thread was busy;
 *   <li>{@code ceiling.loopback} and {@code ceiling.bridge}: the part that was reached of what the
 *       same load comes to on the host without a container; {@code ceiling.reached}: of the lower;
 *   <li>{@code retransmitted}: the part of TCP segments that the kernel of the sending end sent
 *       again.
 * </ul>
 */
final class NetworkFigures {

  private static final String SECONDS = "s/op";
  private static final String SHARE = "share";
  private static final double NANOS_PER_SECOND = 1e9;

  private NetworkFigures() {}

  static void add(NetworkResult result, Ceiling ceiling) {
    IterationFigures.add("generator.busy", result.generatorBusy(), SHARE);
    Payload payload = result.payload();
    addCeiling(result.perSecond(), ceiling);
    if (payload == null) {
      addCpu(result, 1.0 / result.operations(), SECONDS);
    } else {
      addRate("payload.sent", payload.sent(), result);
      addRate("payload.received", payload.received(), result);
      addCpu(result, NANOS_PER_SECOND / payload.received(), "ns/B");
    }
    if (result.latencies() != null) {
      add(result.latencies());
    }
    if (result.datagrams() != null) {
      add(result.datagrams());
    }
  }

  /** CPU time of the sandboxes per byte that has arrived, else per operation. */
  static void addSandbox(NetworkResult result, CpuFigures.Taken cpu) {
    Payload payload = result.payload();
    if (payload == null) {
      cpu.add(result.operations(), CpuFigures.PER_OPERATION);
    } else {
      cpu.add(payload.received() / NANOS_PER_SECOND, "ns/B");
    }
  }

  static void addRetransmitted(TcpSegments before, TcpSegments after) {
    double part = after.sentAgainSince(before);
    if (!Double.isNaN(part)) {
      IterationFigures.add("retransmitted", part, SHARE);
    }
  }

  /** As shares, which are not compared: what the host reaches is no runtime's doing. */
  private static void addCeiling(double perSecond, Ceiling ceiling) {
    IterationFigures.add("ceiling.loopback", perSecond / ceiling.loopback(), SHARE);
    ceiling
        .bridge()
        .ifPresent(bridge -> IterationFigures.add("ceiling.bridge", perSecond / bridge, SHARE));
    IterationFigures.add("ceiling.reached", ceiling.reached(perSecond), SHARE);
  }

  private static void addRate(String name, long bytes, NetworkResult result) {
    IterationFigures.add(name, bytes * Byte.SIZE / result.seconds(), "bit/s");
  }

  private static void addCpu(NetworkResult result, double each, String unit) {
    IterationFigures.add("cpu.generator", result.cpu().generator() * each, unit);
    if (!Double.isNaN(result.cpu().peer())) {
      IterationFigures.add("cpu.peer", result.cpu().peer() * each, unit);
    }
  }

  private static void add(DatagramQuality datagrams) {
    IterationFigures.add("datagrams.sent", datagrams.perSecond(), "ops/s");
    IterationFigures.add("datagrams.lost", datagrams.lost(), SHARE);
    if (!Double.isNaN(datagrams.late())) {
      IterationFigures.add("datagrams.late", datagrams.late(), SHARE);
    }
    IterationFigures.add("datagrams.jitter", datagrams.jitterSeconds(), SECONDS);
  }

  private static void add(Latencies latencies) {
    IterationFigures.add("latency.p50", latencies.p50(), SECONDS);
    IterationFigures.add("latency.p90", latencies.p90(), SECONDS);
    IterationFigures.add("latency.p99", latencies.p99(), SECONDS);
    IterationFigures.add("latency.p99.9", latencies.p999(), SECONDS);
    IterationFigures.addMaximum("latency.max", latencies.max(), SECONDS);
  }
}
