package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.profile.Recognition.Outcome;
import io.github.jmhruntime.profile.RuntimeProfile.Clue;
import io.github.jmhruntime.profile.RuntimeProfile.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecognitionTest {

  @Test
  void aFileThatCouldNotBeReadProvesNothingAndContradictsNothing() {
    Recognition nothingInside = with(new Clue("/a", "x", null)).recognise(Map.of(), Map.of());
    assertThat(nothingInside.findings()).extracting("outcome").containsExactly(Outcome.UNKNOWN);
    assertThat(nothingInside.contradicted()).isFalse();
    assertThat(nothingInside.objections()).isEqualTo("/a could not be read inside");

    Recognition nothingOnHost =
        with(new Clue("/a", null, true)).recognise(Map.of("/a", "x"), Map.of());
    assertThat(nothingOnHost.findings()).extracting("outcome").containsExactly(Outcome.UNKNOWN);
  }

  @Test
  void anEqualFileContradictsAClueThatWantsItToDiffer() {
    Recognition same =
        with(new Clue("/a", null, false)).recognise(Map.of("/a", "x\n"), Map.of("/a", "x"));
    assertThat(same.contradicted()).isTrue();
    assertThat(same.objections()).isEqualTo("/a inside is 'x' as on the host, but must differ");
  }

  @Test
  void bothPartsOfAClueMustHold() {
    RuntimeProfile profile = with(new Clue("/a", "^x", true));
    assertThat(profile.recognise(Map.of("/a", "x1"), Map.of("/a", "x1")).findings())
        .extracting("outcome")
        .containsExactly(Outcome.HOLDS);
    assertThat(profile.recognise(Map.of("/a", "x1"), Map.of("/a", "x2")).contradicted()).isTrue();
    assertThat(profile.recognise(Map.of("/a", "y"), Map.of("/a", "y")).objections())
        .isEqualTo("/a inside is 'y', in which '^x' is not found");
  }

  @Test
  void whatTheProjectHasBuiltItselfMustBeSeenAndNotOnlyNotBeDenied() {
    Clue clue = new Clue("/mark", "x", null);

    assertThat(with(clue).recognise(Map.of(), Map.of()).contradicted()).isFalse();
    Recognition built = with(List.of(Step.CHROOT), clue).recognise(Map.of(), Map.of());
    assertThat(built.contradicted()).isTrue();
    assertThat(built.objections()).isEqualTo("/mark could not be read inside");
  }

  @Test
  void aNamespaceIsToldByWhereItsLinkPoints() {
    String link = "/proc/self/ns/pid";

    assertThat(Recognition.onThisHost(Set.of(link)).get(link)).matches("pid:\\[\\d+]");
  }

  private static RuntimeProfile with(Clue... clues) {
    return with(List.of(), clues);
  }

  private static RuntimeProfile with(List<Step> steps, Clue... clues) {
    return new RuntimeProfile(
        "r",
        "r",
        null,
        List.of("r"),
        steps,
        null,
        List.of(clues),
        null,
        RuntimeProfile.Needs.NOTHING,
        Map.of(),
        List.of(),
        null,
        "r",
        List.of(),
        false,
        List.of());
  }

  @Test
  void aFileOfTheKernelIsReadWhole() {
    String file = "/proc/sys/net/ipv4/tcp_rmem";

    assertThat(Recognition.onThisHost(Set.of(file)).get(file)).matches("\\d+\\s+\\d+\\s+\\d+\\s*");
  }
}
