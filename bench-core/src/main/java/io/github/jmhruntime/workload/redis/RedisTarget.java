package io.github.jmhruntime.workload.redis;

import io.github.jmhruntime.workload.load.Answer;
import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.Target;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A Redis under load with one command, again and again.
 *
 * @param address where it listens; resolved, since nothing here asks a name service
 * @param command the command and its arguments, in ASCII
 * @param reply the bytes of a correct answer to it, in ASCII
 * @param operations how many such commands are sent at once
 */
public record RedisTarget(
    InetSocketAddress address, List<String> command, String reply, int operations)
    implements Target {

  private static final String KEY = "jmh-runtime";
  private static final String LINE_END = "\r\n";
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

  /** Checks that a request can be made of it. */
  public RedisTarget {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "address '" + address + "' is a name; give the server's IP address");
    }
    if (operations < 1) {
      throw new IllegalArgumentException("pipeline " + operations + " must be at least 1");
    }
    command = List.copyOf(command);
  }

  /** Asks for a sign of life: {@code PING}. */
  public static RedisTarget ping(InetSocketAddress address) {
    return new RedisTarget(address, List.of("PING"), "+PONG" + LINE_END, 1);
  }

  /** Stores a value of that many bytes, always under the same key. */
  public static RedisTarget set(InetSocketAddress address, int bytes) {
    return new RedisTarget(address, List.of("SET", key(bytes), value(bytes)), "+OK" + LINE_END, 1);
  }

  /** Reads the value back that {@link #set} has stored. */
  public static RedisTarget get(InetSocketAddress address, int bytes) {
    return new RedisTarget(address, List.of("GET", key(bytes)), bulk(value(bytes)), 1);
  }

  /** The same with so many commands at once. */
  public RedisTarget pipelined(int commands) {
    return new RedisTarget(address, command, reply, commands);
  }

  @Override
  public String url() {
    return "redis://%s:%d (%s)"
        .formatted(address.getAddress().getHostAddress(), address.getPort(), command.get(0));
  }

  @Override
  public String correct() {
    return "%d bytes that begin with '%s'"
        .formatted(reply.length(), reply.substring(0, reply.indexOf('\r')));
  }

  /** Connections are always kept: Redis has no request that closes one and is of use. */
  @Override
  public byte[] request(ConnectionUse use) {
    StringBuilder one = new StringBuilder("*" + command.size() + LINE_END);
    command.forEach(word -> one.append(bulk(word)));
    return one.toString().repeat(operations).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Answer answer() {
    return new RedisAnswer(reply.getBytes(StandardCharsets.US_ASCII), operations);
  }

  private static String key(int bytes) {
    return KEY + ":" + bytes;
  }

  private static String value(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes " + bytes + " must not be negative");
    }
    return ALPHABET.repeat(bytes / ALPHABET.length() + 1).substring(0, bytes);
  }

  private static String bulk(String word) {
    return "$" + word.length() + LINE_END + word + LINE_END;
  }
}
