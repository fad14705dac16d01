package io.github.jmhruntime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventLineTest {

  static List<Event> events() {
    return List.of(
        new Event.Step("building"),
        new Event.Progress(1, 2, "block 1/2", Duration.ofSeconds(90)),
        new Event.Progress(0, 2, "block 1/2", null),
        new Event.Notice("a \"notice\"\nof two lines"),
        new Event.Warning("grün"),
        new Event.Kept(7, 2, 3, "H4sIAAAA+/8="),
        new Event.Ended(3, List.of("one", "two")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventComesBackFromItsLine(Event event) {
    String line = EventLine.of(event);

    assertThat(line).doesNotContain("\n");
    assertThat(EventLine.parse(line)).contains(event);
  }
}
