package io.github.jmhruntime.workload.network.peer;

/** What a TCP connection to a peer is for; its first byte says so. */
public enum Service {
  /** Lines of text, each answered by one line. */
  CONTROL('C'),
  /** The peer reads until the connection ends. */
  SINK('S'),
  /** The peer writes until the connection ends. */
  SOURCE('G'),
  /** The peer answers each byte with {@link #answer}. */
  ECHO('E'),
  /** The peer answers one byte and closes. */
  ONCE('O');

  private final byte mark;

  Service(char mark) {
    this.mark = (byte) mark;
  }

  /** The byte that asks for it. */
  public byte mark() {
    return mark;
  }

  /** What a byte is answered with: another one, so that nothing that merely reflects passes. */
  public static byte answer(byte request) {
    return (byte) (request + 1);
  }

  /**
   * What a byte asks for.
   *
   * @throws IllegalArgumentException when that is nothing
   */
  static Service of(byte mark) {
    for (Service service : values()) {
      if (service.mark == mark) {
        return service;
      }
    }
    throw new IllegalArgumentException("the byte %d asks for no service".formatted(mark));
  }
}
