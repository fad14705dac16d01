package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.Workplace;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventLine;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.PackedFork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomecomingTest {

  private final List<ForkRecord> journal = new ArrayList<>();
  private final List<Event> told = new ArrayList<>();
  private final Homecoming two = new Homecoming(List.of("a", "b"), journal::add, told::add);

  @Test
  void forksArriveInTheirOrderAndEachOnce() {
    ForkRecord first = FakeDriver.record(1, "runc");
    ForkRecord second = FakeDriver.record(1, "crun");
    ForkRecord other = FakeDriver.record(2, "runc");
    kept("a", 1, first);
    kept("b", 1, other);
    kept("a", 1, first);
    kept("a", 2, second);

    assertThat(journal).containsExactly(first, other, second);
  }

  @Test
  void piecesOfSeveralPlacesMayInterlace() {
    ForkRecord one = FakeDriver.record(1, "runc");
    ForkRecord other = FakeDriver.record(2, "runc");
    List<String> ofOne = halves(one);
    List<String> ofOther = halves(other);
    piece("a", 1, 1, ofOne);
    piece("b", 1, 1, ofOther);
    piece("b", 1, 2, ofOther);
    piece("a", 1, 2, ofOne);

    assertThat(journal).containsExactly(other, one);
  }

  @Test
  void whatIsMissingInALogIsSaidAndDoesNotCountAsComplete() {
    List<String> cut = halves(FakeDriver.record(1, "runc"));
    ForkRecord whole = FakeDriver.record(1, "crun");
    piece("a", 1, 2, cut);
    kept("a", 4, whole);
    ended("a", 0);
    ended("b", 0);

    BenchmarkDriver.End end = two.end(List.of());
    assertThat(journal).containsExactly(whole);
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.lastOutput())
        .singleElement()
        .asString()
        .contains("3 forks of node a were measured and have not come home", "-Dresume");
  }

  @Test
  void progressIsThatOfAllPlaces() {
    line("a", new Event.Progress(1, 10, "block 1/4  crun  start", Duration.ofSeconds(90)));
    line("b", new Event.Progress(0, 8, "block 2/4  runc  start", null));
    line("b", new Event.Progress(2, 8, "block 2/4  runc  stop", Duration.ofSeconds(40)));

    assertThat(told)
        .containsExactly(
            new Event.Progress(1, 20, "block 1/4  a  crun  start", Duration.ofSeconds(90)),
            new Event.Progress(1, 18, "block 2/4  b  runc  start", Duration.ofSeconds(90)),
            new Event.Progress(3, 18, "block 2/4  b  runc  stop", Duration.ofSeconds(90)));
  }

  @Test
  void noticesNameThePlaceWhereThereAreSeveral() {
    line("a", new Event.Notice("n"));
    line("b", new Event.Warning("w"));
    line("a", new Event.Step("s"));
    new Homecoming(List.of("a"), journal::add, told::add)
        .line("a", EventLine.of(new Event.Notice("alone")));

    assertThat(told)
        .containsExactly(
            new Event.Notice("a: n"),
            new Event.Warning("b: w"),
            new Event.Step("s"),
            new Event.Notice("alone"));
  }

  @Test
  void itIsCompleteWhereAllDriversAre() {
    ended("a", 0);
    assertThat(two.end(List.of()).isComplete()).isFalse();
    ended("b", 0);
    assertThat(two.end(List.of()).isComplete()).isTrue();
  }

  @Test
  void theTimeIsUpWhereItIsUpAtOnePlace() {
    ended("a", 0);
    ended("b", 3);

    assertThat(two.end(List.of()).isTimeUp()).isTrue();
  }

  @Test
  void aFailureSaysWhereAndWhy() {
    ended("a", 3);
    two.line("b", "some output");
    line("b", new Event.Ended(1, List.of("the disk is full")));

    BenchmarkDriver.End end = two.end(List.of());
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.lastOutput()).containsExactly("on node b: the disk is full");
  }

  @Test
  void aDriverThatSaidNothingAtItsEndIsKnownByItsLastLines() {
    ended("a", 0);
    two.line("b", "Exception in thread main");

    assertThat(two.end(List.of()).lastOutput())
        .containsExactly("on node b: Exception in thread main");
  }

  @Test
  void aLostDriverIsNamedWithTheReasonAndTheRemedy() {
    ended("a", 0);

    BenchmarkDriver.End end = two.end(List.of(new Workplace.Lost("b", "the node was drained")));
    assertThat(end.isComplete()).isFalse();
    assertThat(end.isTimeUp()).isFalse();
    assertThat(end.lastOutput())
        .containsExactly(
            "the driver on node b was lost: the node was drained; what it had measured until then is kept, and -Dresume measures the rest");
  }

  @Test
  void whereForksCannotBeKeptTheDriversAreEnded() {
    Homecoming full =
        new Homecoming(
            List.of("a"),
            fork -> {
              throw new IllegalStateException("the disk is full");
            },
            told::add);
    full.line("a", kept(1, 1, PackedFork.pieces(FakeDriver.record(1, "runc"))));

    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThatThrownBy(full::requireKept).hasMessage("the disk is full");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private void kept(String place, long number, ForkRecord fork) {
    List<String> pieces = PackedFork.pieces(fork);
    for (int piece = 1; piece <= pieces.size(); piece++) {
      piece(place, number, piece, pieces);
    }
  }

  private void piece(String place, long number, int piece, List<String> pieces) {
    two.line(place, kept(number, piece, pieces));
  }

  private static String kept(long number, int piece, List<String> pieces) {
    return EventLine.of(new Event.Kept(number, piece, pieces.size(), pieces.get(piece - 1)));
  }

  private static List<String> halves(ForkRecord fork) {
    String all = String.join("", PackedFork.pieces(fork));
    return List.of(all.substring(0, 100), all.substring(100));
  }

  private void ended(String place, int exitCode) {
    line(place, new Event.Ended(exitCode, List.of()));
  }

  private void line(String place, Event event) {
    two.line(place, EventLine.of(event));
  }
}
