package io.github.jmhruntime.workload.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator beside wrk and ab, on a server that {@code scripts/load-vs-wrk} starts. */
final class LoadVsWrk {

  private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern WRK_ERRORS = Pattern.compile("(Socket errors|Non-2xx).*");
  private static final Pattern AB_RATE = Pattern.compile("Requests per second:\\s+([0-9.]+)");
  private static final Pattern AB_ERRORS =
      Pattern.compile("(Failed requests:\\s+[1-9]|Non-2xx responses:).*");

  private final Target target;
  private final int seconds;
  private final int connections;
  private final List<double[]> keepAlive = new ArrayList<>();
  private final List<double[]> perRequest = new ArrayList<>();

  private LoadVsWrk(Target target, int seconds, int connections) {
    this.target = target;
    this.seconds = seconds;
    this.connections = connections;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int port = Integer.parseInt(args[0]);
    Target target =
        new Target(new InetSocketAddress("127.0.0.1", port), "/", 200, Long.parseLong(args[1]));
    int rounds = Integer.parseInt(args[2]);
    LoadVsWrk comparison =
        new LoadVsWrk(target, Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    System.out.printf("%5s %12s %12s %7s %12s %12s %7s%n", header("wrk", "ab"));
    for (int round = 1; round <= rounds; round++) {
      comparison.round(round);
    }
    comparison.print("median", column(comparison.keepAlive), column(comparison.perRequest));
  }

  private static Object[] header(String keepAlive, String perRequest) {
    return new Object[] {"round", keepAlive, "ours", "ratio", perRequest, "ours", "ratio"};
  }

  /** Every other round goes the other way round, so that neither is always the first. */
  private void round(int number) throws IOException, InterruptedException {
    boolean oursFirst = number % 2 == 0;
    double ours = oursFirst ? ours(ConnectionUse.KEEP_ALIVE) : 0;
    double wrk = wrk();
    ours = oursFirst ? ours : ours(ConnectionUse.KEEP_ALIVE);
    keepAlive.add(new double[] {wrk, ours, ours / wrk});
    ours = oursFirst ? ours(ConnectionUse.PER_REQUEST) : 0;
    double ab = ab();
    ours = oursFirst ? ours : ours(ConnectionUse.PER_REQUEST);
    perRequest.add(new double[] {ab, ours, ours / ab});
    print(
        String.valueOf(number),
        keepAlive.get(keepAlive.size() - 1),
        perRequest.get(perRequest.size() - 1));
  }

  private void print(String name, double[] a, double[] b) {
    System.out.printf(
        "%6s %11.0f %12.0f %7.3f %12.0f %12.0f %7.3f%n", name, a[0], a[1], a[2], b[0], b[1], b[2]);
  }

  private double ours(ConnectionUse use) throws InterruptedException {
    LoadPlan plan =
        LoadPlan.closed(use).connections(connections).lasting(Duration.ofSeconds(seconds));
    LoadCounts counts = HttpLoad.measure(plan, List.of(target)).total();
    if (counts.errors().total() + counts.rampErrors().total() > 0) {
      System.out.println("ours, " + use + ": errors: " + counts.errors().summary());
    }
    return counts.requestsPerSecond();
  }

  private double wrk() throws IOException, InterruptedException {
    return rate(
        WRK_RATE,
        WRK_ERRORS,
        List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", target.url()));
  }

  private double ab() throws IOException, InterruptedException {
    String count = String.valueOf(connections);
    String time = String.valueOf(seconds);
    return rate(
        AB_RATE,
        AB_ERRORS,
        List.of("ab", "-q", "-c", count, "-t", time, "-n", "2000000", target.url()));
  }

  private static double rate(Pattern rate, Pattern errors, List<String> command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Matcher bad = errors.matcher(output);
    if (bad.find()) {
      System.out.println(command.get(0) + ": " + bad.group());
    }
    Matcher matcher = rate.matcher(output);
    if (!matcher.find()) {
      throw new IOException(String.join(" ", command) + " gave no rate:\n" + output);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static double[] column(List<double[]> rows) {
    double[] medians = new double[3];
    for (int i = 0; i < medians.length; i++) {
      int column = i;
      medians[i] = median(rows.stream().mapToDouble(row -> row[column]).toArray());
    }
    return medians;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
