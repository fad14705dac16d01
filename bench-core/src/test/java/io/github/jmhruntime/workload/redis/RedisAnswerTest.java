package io.github.jmhruntime.workload.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.workload.load.Answer;
import io.github.jmhruntime.workload.load.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAnswerTest {

  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 6379);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void allAnswersOfAPipelineAreCorrectInWhateverPiecesTheyCome(int piece) {
    Answer answer = RedisTarget.get(ADDRESS, 3).pipelined(4).answer();
    for (int round = 0; round < 2; round++) {
      answer.reset();

      assertThat(feed(answer, "$3\r\nabc\r\n".repeat(4), piece)).isEqualTo(4 * 9);

      assertThat(answer.complete()).isTrue();
      assertThat(answer.fault()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "$3|abd|, WRONG_VALUE",
    "$2|ab|, WRONG_LENGTH",
    "$4|abcd|, WRONG_LENGTH",
    "$-1|, WRONG_LENGTH",
    "$0||, WRONG_LENGTH",
    "+OK|, WRONG_STATUS",
    ":3|, WRONG_STATUS",
    "-OOM command not allowed|, WRONG_STATUS"
  })
  void aWrongAnswerAmongCorrectOnesIsFoundAndTheConnectionStaysInStep(
      String wrong, Failure failure) {
    for (int piece : new int[] {1, 2, 5, 100}) {
      Answer answer = RedisTarget.get(ADDRESS, 3).pipelined(3).answer();
      answer.reset();
      String all = "$3\r\nabc\r\n" + wrong.replace("|", "\r\n") + "$3\r\nabc\r\n";

      assertThat(feed(answer, all, piece)).isEqualTo(all.length());

      assertThat(answer.complete()).as(wrong).isTrue();
      assertThat(answer.fault()).isEqualTo(failure);
    }
  }

  @Test
  void theServersWordsAreKept() {
    Answer answer = RedisTarget.set(ADDRESS, 3).answer();
    answer.reset();

    feed(answer, "-OOM command not allowed when used memory > 'maxmemory'.\r\n", 10);

    assertThat(answer.complaint())
        .isEqualTo("OOM command not allowed when used memory > 'maxmemory'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n", "$x\r\n", "$-2\r\n", "$99999999999\r\n"})
  void whatIsNoAnswerIsMalformed(String said) {
    Answer answer = RedisTarget.set(ADDRESS, 3).answer();
    answer.reset();

    feed(answer, said, 100);

    assertThat(answer.malformed()).isTrue();
    assertThat(answer.complete()).isFalse();
  }

  @Test
  void whatComesBeyondTheLastAnswerIsNotTaken() {
    Answer answer = RedisTarget.set(ADDRESS, 3).answer();
    answer.reset();

    assertThat(feed(answer, "+OK\r\n+OK\r\n", 100)).isEqualTo(5);
  }

  private static int feed(Answer answer, String said, int piece) {
    byte[] bytes = said.getBytes(US_ASCII);
    int used = 0;
    for (int from = 0; from < bytes.length; from += piece) {
      used += answer.accept(bytes, from, Math.min(bytes.length, from + piece));
    }
    return used;
  }
}
