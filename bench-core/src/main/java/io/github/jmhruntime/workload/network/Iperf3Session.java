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
 * One test of TCP with an {@code iperf3 -s}, in the words that iperf3's own client uses.
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
  private static final long READ_ON_NANOS = 2_000_000;
  private static final int LONGEST_SECONDS = 3600;
  private static final int LARGEST_JSON = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Reach reach;
  private final Socket control;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final byte[] cookie;
  private final int streams;
  private final boolean sending;
  private int state;

  private Iperf3Session(Reach reach, Socket control, int streams, boolean sending)
      throws IOException {
    this.reach = reach;
    this.control = control;
    this.in = new DataInputStream(control.getInputStream());
    this.out = new DataOutputStream(control.getOutputStream());
    this.cookie = (UUID.randomUUID() + "\0").getBytes(StandardCharsets.US_ASCII);
    this.streams = streams;
    this.sending = sending;
  }

  /**
   * What the server says of a test.
   *
   * @param bytes what it has sent or received, on all streams
   * @param busy the CPU time of its process as a part of the test's time
   */
  record Report(long bytes, double busy) {}

  /**
   * Agrees on a test, opens its streams, and lets it begin. For a moment after it has told the
   * result of its last test a server is busy with that, or does not listen, and is asked again.
   */
  static Iperf3Session begin(Reach reach, Streams into, int streams, boolean sending) {
    long deadline = System.nanoTime() + BUSY_NANOS;
    while (true) {
      Socket control = connect(reach, deadline);
      try {
        Iperf3Session session = new Iperf3Session(reach, control, streams, sending);
        if (session.isAdmitted() || System.nanoTime() - deadline > 0) {
          session.begin(into);
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

  private boolean isAdmitted() throws IOException {
    out.write(cookie);
    state = in.readByte();
    return state != ACCESS_DENIED;
  }

  private void begin(Streams into) throws IOException {
    requireState(PARAM_EXCHANGE);
    ObjectNode wanted =
        JsonNodeFactory.instance
            .objectNode()
            .put("tcp", true)
            .put("omit", 0)
            .put("time", LONGEST_SECONDS)
            .put("parallel", streams)
            .put("len", Peer.CHUNK)
            .put("client_version", "3.12");
    if (!sending) {
      wanted.put("reverse", true);
    }
    write(wanted);
    expect(CREATE_STREAMS);
    for (int i = 0; i < streams; i++) {
      into.add(reach.open(cookie));
    }
    expect(TEST_START);
    expect(TEST_RUNNING);
  }

  /**
   * Ends the test. A server that sends has to get rid of what it has begun to send before it
   * answers, and so its streams are read on.
   *
   * @return what the server says of the test
   */
  Report end(Streams read) {
    try {
      out.write(TEST_END);
      if (!sending) {
        readOn(read);
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

  private void readOn(Streams read) throws IOException {
    long deadline = System.nanoTime() + reach.patience().toNanos();
    try {
      while (in.available() == 0 && System.nanoTime() - deadline < 0) {
        read.goOnFor(READ_ON_NANOS);
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
    for (int i = 0; i < streams; i++) {
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
    for (JsonNode stream : streams) {
      bytes += stream.path("bytes").longValue();
    }
    return new Report(bytes, results.path("cpu_util_total").doubleValue() / 100);
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
