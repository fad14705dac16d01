package io.github.jmhruntime.kernels.boundary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;

/** A thread that sends back each byte that it gets, over a pair of pipes. */
final class PipeEcho implements AutoCloseable {

  private final Pipe there;
  private final Pipe back;
  private final Thread thread;
  private final ByteBuffer message = ByteBuffer.allocateDirect(1);

  private PipeEcho(Pipe there, Pipe back) {
    this.there = there;
    this.back = back;
    this.thread = new Thread(this::echo, "pipe-echo");
    this.thread.setDaemon(true);
  }

  /** Opens the pipes and starts the thread. */
  static PipeEcho start() throws IOException {
    Pipe there = Pipe.open();
    PipeEcho echo = new PipeEcho(there, Pipe.open());
    echo.thread.start();
    return echo;
  }

  /** Sends a byte, waits for what comes back, and returns it. */
  byte exchange(byte value) throws IOException {
    message.clear().put(0, value);
    there.sink().write(message);
    message.clear();
    if (back.source().read(message) != 1) {
      throw new IOException("The other thread has closed its pipe.");
    }
    return message.get(0);
  }

  private void echo() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1);
    try {
      while (there.source().read(buffer) == 1) {
        buffer.flip();
        back.sink().write(buffer);
        buffer.clear();
      }
    } catch (ClosedChannelException e) {
      return; // closed while it waited: the end
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Closes the pipes and waits for the end of the thread. */
  @Override
  public void close() throws IOException {
    there.sink().close(); // the thread reads the end of the pipe, and ends
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    there.source().close();
    back.sink().close();
    back.source().close();
  }
}
