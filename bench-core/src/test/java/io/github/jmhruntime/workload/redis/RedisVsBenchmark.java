package io.github.jmhruntime.workload.redis;

import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.TimedLoad;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The load generator beside redis-benchmark, on a server that {@code
 * scripts/redis-vs-redis-benchmark} starts.
 */
final class RedisVsBenchmark {

  private static final String ROW = "%-4s %6s %9s   %16s %14s %7s%n";
  private static final Pattern RATE = Pattern.compile("\"(?:SET|GET)\",\"([0-9.]+)\"");
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  private final InetSocketAddress address;
  private final Duration time;
  private final int connections;

  private RedisVsBenchmark(InetSocketAddress address, Duration time, int connections) {
    this.address = address;
    this.time = time;
    this.connections = connections;
  }

  /** What is compared. */
  private record Case(boolean set, int bytes, int pipeline) {

    String command() {
      return set ? "SET" : "GET";
    }

    RedisTarget target(InetSocketAddress address) {
      RedisTarget one = set ? RedisTarget.set(address, bytes) : RedisTarget.get(address, bytes);
      return one.pipelined(pipeline);
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
    int rounds = Integer.parseInt(args[1]);
    Duration time = Duration.ofSeconds(Integer.parseInt(args[2]));
    RedisVsBenchmark comparison = new RedisVsBenchmark(address, time, Integer.parseInt(args[3]));
    System.out.println("operations/s, medians of " + rounds + " rounds, and of their ratios");
    System.out.printf(ROW, "", "bytes", "pipeline", "redis-benchmark", "ours", "ratio");
    for (int bytes : new int[] {3, 1024}) {
      for (int pipeline : new int[] {1, 16}) {
        // GET reads what SET has stored.
        for (boolean set : new boolean[] {true, false}) {
          comparison.compare(new Case(set, bytes, pipeline), rounds);
        }
      }
    }
  }

  /** Every other round goes the other way round, so that neither is always the first. */
  private void compare(Case compared, int rounds) throws IOException, InterruptedException {
    double[] theirs = new double[rounds];
    double[] ours = new double[rounds];
    double[] ratios = new double[rounds];
    double rate = ours(compared, WARM_UP);
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        theirs[round] = theirs(compared, rate);
        ours[round] = ours(compared, time);
      } else {
        ours[round] = ours(compared, time);
        theirs[round] = theirs(compared, rate);
      }
      ratios[round] = ours[round] / theirs[round];
    }
    System.out.printf(
        Locale.ROOT,
        ROW,
        compared.command(),
        compared.bytes,
        compared.pipeline,
        "%.0f".formatted(StatUtils.percentile(theirs, 50)),
        "%.0f".formatted(StatUtils.percentile(ours, 50)),
        "%.3f".formatted(StatUtils.percentile(ratios, 50)));
  }

  private double ours(Case compared, Duration lasting) throws InterruptedException {
    LoadPlan plan =
        LoadPlan.closed(ConnectionUse.KEEP_ALIVE)
            .connections(connections)
            .ramp(Duration.ZERO)
            .lasting(lasting);
    LoadCounts counts = TimedLoad.measure(plan, List.of(compared.target(address))).total();
    if (counts.errors().total() > 0) {
      throw new IllegalStateException("ours: " + counts.errors().summary());
    }
    return counts.requestsPerSecond();
  }

  /** It is told a number of operations, and no time: as many as ours did in it. */
  private double theirs(Case compared, double rate) throws IOException, InterruptedException {
    long operations = Math.max(1, Math.round(rate * time.toSeconds()));
    List<String> command = new ArrayList<>(List.of("redis-benchmark", "--csv", "-h", "127.0.0.1"));
    command.addAll(List.of("-p", String.valueOf(address.getPort())));
    command.addAll(List.of("-c", String.valueOf(connections), "-n", String.valueOf(operations)));
    command.addAll(List.of("-P", String.valueOf(compared.pipeline)));
    command.addAll(List.of("-d", String.valueOf(compared.bytes)));
    command.addAll(List.of("-t", compared.command().toLowerCase(Locale.ROOT)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Matcher matcher = RATE.matcher(output);
    if (!matcher.find()) {
      throw new IOException(String.join(" ", command) + " gave no rate:\n" + output);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
