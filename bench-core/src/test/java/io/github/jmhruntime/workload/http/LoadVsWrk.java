package io.github.jmhruntime.workload.http;

import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.Target;
import io.github.jmhruntime.workload.load.TimedLoad;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator beside wrk and ab, on a server that {@code scripts/load-vs-wrk} starts. */
final class LoadVsWrk {

  private static final String ROW = "%-6s %16s %16s %7s   %16s %16s %7s%n";

  /** Indexes behind the process's name. */
  private static final int OWN_CPU = 11;

  private static final int CHILDREN_CPU = 13;
  private static final double TICKS_PER_SECOND = 100;

  private static final Duration WARM_UP = Duration.ofSeconds(4);

  private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern WRK_ERRORS = Pattern.compile("(Socket errors|Non-2xx).*");
  private static final Pattern AB_RATE = Pattern.compile("Requests per second:\\s+([0-9.]+)");
  private static final Pattern AB_ERRORS =
      Pattern.compile("(Failed requests:\\s+[1-9]|Non-2xx responses:).*");

  private final Target target;
  private final int seconds;
  private final int connections;

  private LoadVsWrk(Target target, int seconds, int connections) {
    this.target = target;
    this.seconds = seconds;
    this.connections = connections;
  }

  /** Requests per second, and the client's own CPU time for each in seconds. */
  private record Sample(double rate, double cpu) {}

  /** What is measured one after the other. */
  private record Pair(Sample theirs, Sample ours) {
    double rateRatio() {
      return ours.rate / theirs.rate;
    }
  }

  private interface Measurement {
    Sample run() throws IOException, InterruptedException;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int port = Integer.parseInt(args[0]);
    Target target =
        new HttpTarget(new InetSocketAddress("127.0.0.1", port), "/", 200, Long.parseLong(args[1]));
    int rounds = Integer.parseInt(args[2]);
    LoadVsWrk comparison =
        new LoadVsWrk(target, Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    comparison.warmUp();
    List<Pair> keepAlive = new ArrayList<>();
    List<Pair> perRequest = new ArrayList<>();
    System.out.println("requests/s (the client's CPU time per request in µs), ratio of requests/s");
    System.out.printf("%-6s %-41s   %s%n", "", "keep-alive", "connection per request");
    System.out.printf(ROW, "round", "wrk", "ours", "ratio", "ab", "ours", "ratio");
    for (int round = 1; round <= rounds; round++) {
      keepAlive.add(pair(round, comparison::wrk, () -> comparison.ours(ConnectionUse.KEEP_ALIVE)));
      perRequest.add(pair(round, comparison::ab, () -> comparison.ours(ConnectionUse.PER_REQUEST)));
      print(String.valueOf(round), keepAlive.subList(round - 1, round), perRequest);
    }
    print("median", keepAlive, perRequest);
  }

  /** As a benchmark would be by the time that it measures: compiled. */
  private void warmUp() throws InterruptedException {
    for (ConnectionUse use : ConnectionUse.values()) {
      LoadPlan plan = LoadPlan.closed(use).connections(connections).lasting(WARM_UP);
      TimedLoad.measure(plan, List.of(target));
    }
  }

  /** Every other round goes the other way round, so that neither is always the first. */
  private static Pair pair(int round, Measurement theirs, Measurement ours)
      throws IOException, InterruptedException {
    if (round % 2 == 0) {
      Sample first = ours.run();
      return new Pair(theirs.run(), first);
    }
    return new Pair(theirs.run(), ours.run());
  }

  private static void print(String name, List<Pair> keepAlive, List<Pair> all) {
    List<Pair> perRequest = all.subList(all.size() - keepAlive.size(), all.size());
    System.out.printf(
        ROW,
        name,
        cell(keepAlive, Pair::theirs),
        cell(keepAlive, Pair::ours),
        "%.3f".formatted(median(keepAlive, Pair::rateRatio)),
        cell(perRequest, Pair::theirs),
        cell(perRequest, Pair::ours),
        "%.3f".formatted(median(perRequest, Pair::rateRatio)));
  }

  private static String cell(List<Pair> pairs, Function<Pair, Sample> side) {
    double rate = median(pairs, pair -> side.apply(pair).rate);
    double cpu = median(pairs, pair -> side.apply(pair).cpu);
    return "%.0f (%.1f)".formatted(rate, cpu * 1e6);
  }

  private Sample ours(ConnectionUse use) throws IOException, InterruptedException {
    LoadPlan plan =
        LoadPlan.closed(use)
            .connections(connections)
            .ramp(Duration.ZERO)
            .lasting(Duration.ofSeconds(seconds));
    double before = cpuSeconds(OWN_CPU);
    LoadCounts counts = TimedLoad.measure(plan, List.of(target)).total();
    double cpu = cpuSeconds(OWN_CPU) - before;
    if (counts.errors().total() > 0) {
      System.out.println("ours, " + use + ": errors: " + counts.errors().summary());
    }
    return new Sample(counts.requestsPerSecond(), cpu / counts.requests());
  }

  private Sample wrk() throws IOException, InterruptedException {
    return run(
        WRK_RATE,
        WRK_ERRORS,
        List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", target.url()));
  }

  private Sample ab() throws IOException, InterruptedException {
    String count = String.valueOf(connections);
    String time = String.valueOf(seconds);
    return run(
        AB_RATE,
        AB_ERRORS,
        List.of("ab", "-q", "-c", count, "-t", time, "-n", "2000000", target.url()));
  }

  private Sample run(Pattern rate, Pattern errors, List<String> command)
      throws IOException, InterruptedException {
    double before = cpuSeconds(CHILDREN_CPU);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    double cpu = cpuSeconds(CHILDREN_CPU) - before;
    Matcher bad = errors.matcher(output);
    if (bad.find()) {
      System.out.println(command.get(0) + ": " + bad.group());
    }
    Matcher matcher = rate.matcher(output);
    if (!matcher.find()) {
      throw new IOException(String.join(" ", command) + " gave no rate:\n" + output);
    }
    double perSecond = Double.parseDouble(matcher.group(1));
    return new Sample(perSecond, cpu / (perSecond * seconds));
  }

  /** User and system time of this process, or of its children that have ended: proc_pid_stat(5). */
  private static double cpuSeconds(int firstField) throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[firstField]) + Long.parseLong(fields[firstField + 1]);
    return ticks / TICKS_PER_SECOND;
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> value) {
    double[] sorted = pairs.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
