package io.github.jmhruntime.workload.http;

import io.github.jmhruntime.workload.load.Answer;
import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.Target;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A web server under load, and what makes an answer of it correct.
 *
 * @param address where it listens; resolved, since nothing here asks a name service
 * @param path the path that is asked for, with its query if any, such as {@code /}
 * @param status the status of a correct answer
 * @param length the length of a correct answer's body in bytes
 */
public record HttpTarget(InetSocketAddress address, String path, int status, long length)
    implements Target {

  /** Checks that a request can be made of it. */
  public HttpTarget {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "address '" + address + "' is a name; give the server's IP address");
    }
    if (!path.matches("/[!-~]*")) {
      throw new IllegalArgumentException(
          "path '" + path + "' must start with / and hold printable ASCII only; encode the rest");
    }
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status " + status + " must be within 200 to 599");
    }
    if (length < 0) {
      throw new IllegalArgumentException("length " + length + " must not be negative");
    }
  }

  @Override
  public String url() {
    return "http://" + authority() + path;
  }

  @Override
  public String correct() {
    return "status %d, %d bytes".formatted(status, length);
  }

  @Override
  public Answer answer() {
    return new HttpAnswer(this);
  }

  @Override
  public byte[] request(ConnectionUse use) {
    String head = "GET " + path + " HTTP/1.1\r\nHost: " + authority() + "\r\n";
    String close = use == ConnectionUse.PER_REQUEST ? "Connection: close\r\n" : "";
    return (head + close + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private String authority() {
    InetAddress ip = address.getAddress();
    String host = ip.getHostAddress();
    return (ip instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
