package io.github.jmhruntime.workload.load;

import java.net.InetSocketAddress;

/** A server under load, what it is asked, and what makes an answer of it correct. */
public interface Target {

  /** Where it listens; resolved, since nothing here asks a name service. */
  InetSocketAddress address();

  /** Its URL, as messages name it. */
  String url();

  /** What a correct answer is, for messages, such as {@code status 200, 612 bytes}. */
  String correct();

  /** The bytes of a request. */
  byte[] request(ConnectionUse use);

  /** How many operations a request asks for at once: more than one where it is a pipeline. */
  default int operations() {
    return 1;
  }

  /** A new reader of answers, for one connection. */
  Answer answer();
}
