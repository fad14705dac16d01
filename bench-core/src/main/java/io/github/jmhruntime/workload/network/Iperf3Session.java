package io.github.jmhruntime.workload.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.workload.network.peer.Peer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One test with an {@code iperf3 -s}, in the words that iperf3's own client uses.
 *
 * <p>A cookie introduces the control connection and every stream. On control the server sends one
 * byte for each state that the test comes to, and either side sends JSON behind its length. Source:
 * {@code src/iperf_api.h} and {@code iperf_api.c} of iperf 3.12, of the Energy Sciences Network.
 */
final class Iperf3Session implements AutoCloseable {

  private static final int TEST_START = 1;
  private static final int TEST_RUNNING = 2;
  private static final int TEST_END = 4;
  private static final int PARAM_EXCHANGE = 9;
  private static final int CREATE_STREAMS = 10;
  private static final int EXCHANGE_RESULTS = 13;
  private static final int DISPLAY_RESULTS = 14;
  private static final int DONE = 16;
  private static final int ACCESS_DENIED = -1;

  private static final long BUSY_NANOS = 2_000_000_000;
  private static final int PACING_MICROS = 1000;
  private static final int LONGEST_SECONDS = 3600;
  private static final int LARGEST_JSON = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Reach reach;
  private final Socket control;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final byte[] cookie;
  private final Wanted wanted;
  private int state;

  private Iperf3Session(Reach reach, Socket control, Wanted wanted) throws IOException {
    this.reach = reach;
    this.control = control;
    this.in = new DataInputStream(control.getInputStream());
    this.out = new DataOutputStream(control.getOutputStream());
    this.cookie = (UUID.randomUUID() + "\0").getBytes(StandardCharsets.US_ASCII);
    this.wanted = wanted;
  }

  /**
   * A test that is asked for.
   *
   * @param udp whether it is one of UDP
   * @param streams how many streams it has
   * @param sending whether they go to the server
   * @param size how much is written at once, which is a datagram of UDP
   * @param bitsPerSecond how fast a server sends datagrams, or 0 for as fast as it can
   */
  record Wanted(boolean udp, int streams, boolean sending, int size, long bitsPerSecond) {

    static Wanted streams(boolean sending, int streams) {
      return new Wanted(false, streams, sending, Peer.CHUNK, 0);
    }

    static Wanted datagrams(boolean sending, int size, long bitsPerSecond) {
      return new Wanted(true, 1, sending, size, bitsPerSecond);
    }

    private ObjectNode json() {
      ObjectNode json =
          JsonNodeFactory.instance
              .objectNode()
              .put(udp ? "udp" : "tcp", true)
              .put("omit", 0)
              .put("time", LONGEST_SECONDS)
              .put("parallel", streams)
              .put("len", size)
              .put("client_version", "3.12");
      if (!sending) {
        json.put("reverse", true);
      }
      return udp ? json.put("bandwidth", bitsPerSecond).put("pacing_timer", PACING_MICROS) : json;
    }
  }

  /** Opens the streams of a test. */
  interface Opener {
    /**
     * Opens all of them.
     *
     * @param cookie what introduces each of them to the server, where it is one of TCP
     */
    void open(byte[] cookie);
  }

  /**
   * What the server says of a test.
   *
   * @param bytes what it has sent or received, on all streams
   * @param busy the CPU time of its process as a part of the test's time
   * @param packets of UDP, how many it has sent, or the highest number that has come
   * @param lost of UDP, how many of the numbers below have not come
   * @param jitterSeconds of UDP, RFC 3550
   */
  record Report(long bytes, double busy, long packets, long lost, double jitterSeconds) {}

  /**
   * Agrees on a test, opens its streams, and lets it begin. For a moment after it has told the
   * result of its last test a server is busy with that, or does not listen, and is asked again.
   */
  static Iperf3Session begin(Reach reach, Wanted wanted, Opener opener) {
    long deadline = System.nanoTime() + BUSY_NANOS;
    while (true) {
      Socket control = connect(reach, deadline);
      try {
        Iperf3Session session = new Iperf3Session(reach, control, wanted);
        if (session.isAdmitted(deadline)) {
          session.begin(opener);
          return session;
        }
        Reach.close(control);
        DatagramPort.pause();
      } catch (IOException e) {
        Reach.close(control);
        throw reach.lost("test of iperf3", e);
      }
    }
  }

  private static Socket connect(Reach reach, long deadline) {
    while (true) {
      try {
        return reach.connect();
      } catch (StalledException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
        DatagramPort.pause();
      }
    }
  }

  /** Whether the server is ready for a test; that it is not is an error only after the deadline. */
  private boolean isAdmitted(long deadline) throws IOException {
    boolean last = System.nanoTime() - deadline > 0;
    try {
      out.write(cookie);
      state = in.readByte();
      return last || state != ACCESS_DENIED;
    } catch (IOException e) {
      if (last) {
        throw e;
      }
      return false; // It has dropped who came between two tests.
    }
  }

  private void begin(Opener opener) throws IOException {
    requireState(PARAM_EXCHANGE);
    write(wanted.json());
    expect(CREATE_STREAMS);
    opener.open(cookie);
    expect(TEST_START);
    expect(TEST_RUNNING);
  }

  /**
   * Ends the test. A server that sends has to get rid of what it has begun to send before it
   * answers, and so its streams are read on.
   *
   * @param readOn reads for a moment what still comes
   * @return what the server says of the test
   */
  Report end(Runnable readOn) {
    try {
      out.write(TEST_END);
      if (!wanted.sending()) {
        readOn(readOn);
      }
      expect(EXCHANGE_RESULTS);
      write(nothingToTell());
      byte[] text = new byte[length(in.readInt())];
      in.readFully(text);
      expect(DISPLAY_RESULTS);
      out.write(DONE);
      return report(JSON.readTree(text));
    } catch (IOException e) {
      throw reach.lost("result of iperf3", e);
    }
  }

  private void readOn(Runnable readOn) throws IOException {
    long deadline = System.nanoTime() + reach.patience().toNanos();
    try {
      while (in.available() == 0 && System.nanoTime() - deadline < 0) {
        readOn.run();
      }
    } catch (StalledException e) {
      // It ends its streams before it answers.
    }
  }

  /** It asks for the client's results before it tells its own. */
  private ObjectNode nothingToTell() {
    ObjectNode results =
        JsonNodeFactory.instance
            .objectNode()
            .put("cpu_util_total", 0)
            .put("cpu_util_user", 0)
            .put("cpu_util_system", 0)
            .put("sender_has_retransmits", -1);
    var list = results.putArray("streams");
    for (int i = 0; i < wanted.streams(); i++) {
      // Its own streams count 1, 3, 4, …
      list.addObject()
          .put("id", i == 0 ? 1 : i + 2)
          .put("bytes", 0)
          .put("retransmits", -1)
          .put("jitter", 0)
          .put("errors", 0)
          .put("packets", 0)
          .put("start_time", 0)
          .put("end_time", 1);
    }
    return results;
  }

  static Report report(JsonNode results) throws IOException {
    JsonNode streams = results.path("streams");
    if (!streams.isArray() || !results.path("cpu_util_total").isNumber()) {
      throw new IOException("its results are of another form: " + results);
    }
    long bytes = 0;
    long packets = 0;
    long lost = 0;
    double jitter = 0;
    for (JsonNode stream : streams) {
      bytes += stream.path("bytes").longValue();
      packets += stream.path("packets").longValue();
      lost += stream.path("errors").longValue();
      jitter = Math.max(jitter, stream.path("jitter").doubleValue());
    }
    double busy = results.path("cpu_util_total").doubleValue() / 100;
    return new Report(bytes, busy, packets, lost, jitter);
  }

  private void expect(int next) throws IOException {
    state = in.readByte();
    requireState(next);
  }

  private void requireState(int expected) throws IOException {
    if (state == ACCESS_DENIED) {
      throw new IOException("it is busy with another test");
    }
    if (state != expected) {
      throw new IOException("it is in state %d instead of %d".formatted(state, expected));
    }
  }

  private void write(JsonNode json) throws IOException {
    byte[] text = JSON.writeValueAsBytes(json);
    out.writeInt(text.length);
    out.write(text);
  }

  private static int length(int announced) throws IOException {
    if (announced < 0 || announced > LARGEST_JSON) {
      throw new IOException("it announces %d bytes of results".formatted(announced));
    }
    return announced;
  }

  @Override
  public void close() {
    Reach.close(control);
  }
}
