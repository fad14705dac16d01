package io.github.jmhruntime.workload.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ResponseParserTest {

  private final ResponseParser parser = new ResponseParser();

  /** An answer as bytes, and what a parser must find in it. */
  record Answer(String text, int status, long length, boolean persistent) {}

  /** What a parser found: compared as a whole between ways to split. */
  record Outcome(
      boolean complete, boolean malformed, int status, long length, boolean persistent, int used) {}

  @Property
  void findsTheEndHoweverTheBytesAreSplit(
      @ForAll("answers") Answer answer,
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 40) Integer> pieces) {
    Outcome outcome = parse(answer.text() + "HTTP/1.1 500 next\r\n", pieces);

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                true,
                false,
                answer.status(),
                answer.length(),
                answer.persistent(),
                answer.text().length()));
  }

  @Property
  void isNotCompleteBeforeTheLastByte(
      @ForAll("answers") Answer answer, @ForAll @IntRange(min = 1, max = 10_000) int cut) {
    int shorter = answer.text().length() - 1 - cut % answer.text().length();
    Outcome outcome = parse(answer.text().substring(0, Math.max(0, shorter)), List.of());

    assertThat(outcome.complete()).isFalse();
    assertThat(outcome.malformed()).isFalse();
    assertThat(parser.endOfStream()).isFalse();
  }

  @Property
  void anyBytesMeanTheSameHoweverTheyAreSplit(
      @ForAll("nearlyHttp") String text,
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 9) Integer> pieces) {
    assertThat(parse(text, pieces)).isEqualTo(parse(text, List.of()));
  }

  @Property
  void aParserThatIsResetForgetsTheAnswerBefore(
      @ForAll("answers") Answer first, @ForAll("answers") Answer second) {
    parse(first.text(), List.of());

    assertThat(parse(second.text(), List.of()).length()).isEqualTo(second.length());
    assertThat(parser.status()).isEqualTo(second.status());
    assertThat(parser.persistent()).isEqualTo(second.persistent());
  }

  @Example
  void aBodyWithoutLengthEndsWithTheConnection() {
    Outcome outcome = parse("HTTP/1.0 200 OK\r\n\r\n12345", List.of());

    assertThat(outcome.complete()).isFalse();
    assertThat(parser.endOfStream()).isTrue();
    assertThat(parser.bodyLength()).isEqualTo(5);
    assertThat(parser.persistent()).isFalse();
  }

  @Example
  void onlyTheLastTransferCodingSaysHowTheBodyEnds() {
    parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", List.of());

    assertThat(parser.complete()).isFalse();
    assertThat(parser.endOfStream()).isTrue();
    assertThat(parser.bodyLength()).isEqualTo(5);
  }

  @Example
  void chunksOverrideALength() {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n";

    assertThat(parse(head + "2\r\nab\r\n0\r\n\r\n", List.of()).length()).isEqualTo(2);
    assertThat(parser.complete()).isTrue();
  }

  @Example
  void nothingElseIsTakenForHttp() {
    assertMalformed("SSH-2.0-OpenSSH_9.2\r\n");
    assertMalformed("HTTP/2.0 200 OK\r\n");
    assertMalformed("HTTP/1.1 20x OK\r\n");
    assertMalformed("HTTP/1.1 2000 OK\r\n");
    assertMalformed("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    assertMalformed("HTTP/1.1 099 Odd\r\n\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\nContent-Length: 5 5\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\nContent-Length:\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\nConnection\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\nServer: a\r\n folded\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\n\rx");
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertMalformed(chunked + "\r\n");
    assertMalformed(chunked + "g\r\n");
    assertMalformed(chunked + "2\r\nabc");
    assertMalformed(chunked + "ffffffffffffffffff\r\n");
    assertMalformed("HTTP/1.1 200 OK\r\nServer: " + "x".repeat(70_000));
  }

  @Provide
  Arbitrary<Answer> answers() {
    Arbitrary<String> interim =
        Arbitraries.of("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Length: 9\r\n\r\n");
    Arbitrary<Integer> status = Arbitraries.of(200, 204, 304, 404, 503);
    Arbitrary<Integer> minor = Arbitraries.of(0, 1);
    Arbitrary<String> connection =
        Arbitraries.of("", "close", "Keep-Alive", "x-close, te", "te ,CLOSE");
    Arbitrary<String> other =
        Arbitraries.of("", "Con: close\r\n", "Server: a: b\r\nContent-Lengths: 3\r\nX:\r\n");
    return Combinators.combine(interim, status, minor, connection, other, bodies())
        .as(ResponseParserTest::answer);
  }

  @Provide
  Arbitrary<String> nearlyHttp() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.",
            "Content-Length: 3\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Connection: close\r\n",
            "\r\n",
            "\n",
            " ",
            "3",
            "a;b\r\n",
            "0\r\n\r\n",
            "abc");
    return parts.list().ofMaxSize(12).map(list -> String.join("", list));
  }

  /** A body with its framing field in front, separated by a bar. */
  private static Arbitrary<List<String>> bodies() {
    Arbitrary<String> text = Arbitraries.strings().withCharRange('\n', 'z').ofMaxLength(60);
    Arbitrary<List<String>> fixed =
        text.map(body -> List.of("CONTENT-length:  " + body.length() + " \r\n", body, body));
    Arbitrary<List<String>> chunked =
        text.filter(chunk -> !chunk.isEmpty())
            .list()
            .ofMaxSize(4)
            .flatMap(
                chunks ->
                    Arbitraries.of("", ";a=b", " ; c", "\t")
                        .flatMap(
                            extension ->
                                Arbitraries.of("", "Trailer: x\r\n")
                                    .map(trailer -> chunked(chunks, extension, trailer))));
    return Arbitraries.oneOf(List.of(fixed, chunked));
  }

  private static List<String> chunked(List<String> chunks, String extension, String trailer) {
    StringBuilder framed = new StringBuilder();
    for (String chunk : chunks) {
      String size = Integer.toHexString(chunk.length());
      framed.append(size).append(extension).append("\r\n").append(chunk).append("\r\n");
    }
    framed.append("0").append(extension).append("\r\n").append(trailer).append("\r\n");
    return List.of(
        "transfer-Encoding: gzip,Chunked\r\n", framed.toString(), String.join("", chunks));
  }

  private static Answer answer(
      String interim, int status, int minor, String connection, String other, List<String> body) {
    boolean empty = status == 204 || status == 304;
    String head = "HTTP/1." + minor + " " + status + (minor == 0 ? "" : " Some Reason") + "\r\n";
    String field = connection.isEmpty() ? "" : "connection: " + connection + "\r\n";
    boolean close = connection.contains("CLOSE") || connection.equals("close");
    return new Answer(
        interim + head + other + field + body.get(0) + "\r\n" + (empty ? "" : body.get(1)),
        status,
        empty ? 0 : body.get(2).length(),
        !close && (minor == 1 || connection.equals("Keep-Alive")));
  }

  private void assertMalformed(String text) {
    assertThat(parse(text, List.of()).malformed()).as(text).isTrue();
    assertThat(parse(text, List.of(1, 1, 1, 2, 3, 5)).malformed()).as(text).isTrue();
  }

  /** Parses in pieces of the sizes given, and then the rest at once. */
  private Outcome parse(String text, List<Integer> pieces) {
    parser.reset();
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int used = 0;
    int at = 0;
    for (int i = 0; at < bytes.length; i++) {
      int size = i < pieces.size() ? pieces.get(i) : bytes.length;
      int to = Math.min(bytes.length, at + size);
      used += parser.accept(bytes, at, to);
      at = to;
    }
    return new Outcome(
        parser.complete(),
        parser.malformed(),
        parser.status(),
        parser.bodyLength(),
        parser.complete() && parser.persistent(),
        parser.malformed() ? -1 : used);
  }
}
