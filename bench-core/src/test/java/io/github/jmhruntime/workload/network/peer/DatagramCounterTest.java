package io.github.jmhruntime.workload.network.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DatagramCounterTest {

  private final DatagramCounter counter = new DatagramCounter();

  /** RFC 3550, 6.4.1, by hand: transits of 5, 7, 6 and 6 give |D| of 2, 1 and 0. */
  @Test
  void jitterIsThatOfRfc3550WhateverTheClocksDifferBy() {
    long otherClock = 123_456_789;
    long[] transits = {5, 7, 6, 6};
    for (int i = 0; i < transits.length; i++) {
      counter.arrived(i, 100L * i, otherClock + 100L * i + transits[i], 64);
    }

    double first = 2 / 16.0;
    double second = first + (1 - first) / 16;
    double third = second + (0 - second) / 16;
    assertThat(counter.count().jitterNanos()).isCloseTo(third, within(1e-12));
  }

  @Test
  void whatComesAfterAHigherNumberIsLate() {
    for (long number : new long[] {0, 1, 4, 2, 3, 5}) {
      counter.arrived(number, 0, 0, 10);
    }

    assertThat(counter.count()).isEqualTo(new DatagramCount(6, 60, 2, 0));
  }

  @Test
  void aDatagramOfAnotherTrialDoesNotCount() {
    ByteBuffer datagram = Datagram.write(ByteBuffer.allocate(64), 3, 0, 17);

    assertThat(Datagram.count(datagram, 4, counter)).isFalse();
    assertThat(Datagram.count(datagram, 3, counter)).isTrue();
    assertThat(counter.count().datagrams()).isEqualTo(1);
  }

  @Test
  void aCountIsReadAsItWasWritten() {
    DatagramCount count = new DatagramCount(7, 448, 1, 2.5);

    assertThat(DatagramCount.read(count.line())).isEqualTo(count);
  }
}
