package io.github.jmhruntime.workload.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code scripts/net-vs-iperf3} runs. */
final class NetVsIperf3 {

  private static final double GIGA = 1e9;
  private static final long STEP = 8 << 20;

  /** After a test the server does not listen for a moment. */
  private static final long SETTLING_MILLIS = 300;

  private NetVsIperf3() {}

  /**
   * Measures both clients alternately.
   *
   * @param args the server's port on 127.0.0.1, rounds, seconds and streams
   */
  public static void main(String[] args) throws Exception {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
    int rounds = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    int streams = Integer.parseInt(args[3]);
    for (boolean sending : new boolean[] {true, false}) {
      var unusedWhileCold = ours(server, sending, seconds, streams);
      double[] ratios = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        // Whoever is first has the advantage or the disadvantage of it in turn.
        double ours = round % 2 == 0 ? ours(server, sending, seconds, streams) : Double.NaN;
        double theirs = theirs(server, sending, seconds, streams);
        ours = round % 2 == 0 ? ours : ours(server, sending, seconds, streams);
        ratios[round] = ours / theirs;
        System.out.printf(
            "%-7s  iperf3 %6.2f Gbit/s  generator %6.2f Gbit/s  ratio %.2f%n",
            sending ? "send" : "receive", theirs / GIGA, ours / GIGA, ratios[round]);
      }
      Arrays.sort(ratios);
      double median = (ratios[rounds / 2] + ratios[(rounds - 1) / 2]) / 2;
      System.out.printf("%-7s  median ratio %.2f%n", sending ? "send" : "receive", median);
    }
  }

  private static double ours(InetSocketAddress server, boolean sending, int seconds, int streams) {
    try (NetworkLoad load =
        sending ? Iperf3Load.sending(server, streams) : Iperf3Load.receiving(server, streams)) {
      load.begin();
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      while (System.nanoTime() - end < 0) {
        load.await(STEP);
      }
      return load.end().perSecond();
    }
  }

  /** By what iperf3's client has counted itself, as ours is. */
  private static double theirs(InetSocketAddress server, boolean sending, int seconds, int streams)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "iperf3",
                "--client",
                server.getAddress().getHostAddress(),
                "--port",
                String.valueOf(server.getPort()),
                "--time",
                String.valueOf(seconds),
                "--parallel",
                String.valueOf(streams),
                "--json"));
    if (!sending) {
      command.add("--reverse");
    }
    Thread.sleep(SETTLING_MILLIS);
    Process process = new ProcessBuilder(command).start();
    var json = new ObjectMapper().readTree(process.getInputStream());
    if (process.waitFor() != 0) {
      throw new IOException("iperf3 failed: " + json.path("error").asText());
    }
    return json.at(sending ? "/end/sum_sent/bits_per_second" : "/end/sum_received/bits_per_second")
        .asDouble();
  }
}
