package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.ProbeProfile.Group;
import io.github.jmhruntime.profile.ProbeProfile.Score;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a file of {@code probes/}. */
final class ProbeReader {

  private static final Pattern OWASP = Pattern.compile("D(0[1-9]|10)");
  private static final List<String> GROUPS =
      Arrays.stream(Group.values()).map(Group::word).toList();

  private ProbeReader() {}

  static ProbeProfile read(Section probe) {
    Group group = Group.valueOf(probe.word("group", GROUPS).toUpperCase(Locale.ROOT));
    return new ProbeProfile(
        probe.text("name"),
        probe.text("title"),
        group,
        probe.text("question"),
        probe.texts("owasp", OWASP, "an item of OWASP's Docker Top 10, D01 to D10"),
        probe.textOrNull("study"),
        scores(probe, group));
  }

  private static Map<Finding, Score> scores(Section probe, Group group) {
    List<String> words = group.findings().stream().map(Finding::word).toList();
    Map<Finding, Score> scores = new EnumMap<>(Finding.class);
    probe
        .entries("scores")
        .forEach(
            (word, entry) -> {
              Finding finding =
                  Finding.of(word)
                      .filter(group.findings()::contains)
                      .orElseThrow(
                          () ->
                              entry
                                  .at()
                                  .problem(
                                      "a probe of group '%s' cannot find '%s'; it finds %s",
                                      group.word(), word, String.join(", ", words)));
              Section score = Section.section("scores." + word, entry.value(), Shape.PROBE_SCORE);
              scores.put(
                  finding,
                  new Score(
                      score.integer("score", ProbeProfile.LEAST, ProbeProfile.MOST),
                      score.text("reason")));
            });
    for (Finding finding : group.findings()) {
      if (!scores.containsKey(finding)) {
        throw probe.problem(
            "scores", "has none for '%s'; give one from 1 to 5, with its reason", finding.word());
      }
    }
    return scores;
  }
}
