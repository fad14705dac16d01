package io.github.jmhruntime.command;

import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Described;
import io.github.jmhruntime.measurement.ProbeFindings.Published;
import io.github.jmhruntime.measurement.ProbeFindings.Worth;
import io.github.jmhruntime.probe.Found;
import io.github.jmhruntime.probe.Surroundings;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.DecisionFile;
import io.github.jmhruntime.profile.DecisionFile.Source.Cells;
import io.github.jmhruntime.profile.Decisions;
import io.github.jmhruntime.profile.Finding;
import io.github.jmhruntime.profile.ProbeProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what was found and what it means, as it is written. */
final class ProbeResults {

  private static final String STUDY = "stoffel2020";

  private ProbeResults() {}

  static ProbeFindings of(
      String baseline,
      Map<String, Map<String, Found>> found,
      Catalog catalog,
      Surroundings around,
      Instant begin,
      Duration taken) {
    Map<String, String> circumstances = new LinkedHashMap<>();
    circumstances.put("run", around.run());
    circumstances.put("started", begin.toString());
    circumstances.put("seconds", String.valueOf(taken.toSeconds()));
    circumstances.put("engine", around.info().version());
    circumstances.put("kernel", around.info().kernel());
    circumstances.put("control groups", "version " + around.info().cgroupVersion());
    circumstances.put("image", around.image());
    Map<String, Map<String, ProbeFindings.Found>> runtimes = new LinkedHashMap<>();
    Set<String> probes = new LinkedHashSet<>();
    found.forEach(
        (runtime, byProbe) -> {
          Map<String, ProbeFindings.Found> each = new LinkedHashMap<>();
          byProbe.forEach(
              (probe, one) ->
                  each.put(
                      probe,
                      new ProbeFindings.Found(one.finding().word(), one.evidence(), one.facts())));
          runtimes.put(runtime, each);
          probes.addAll(byProbe.keySet());
        });
    DecisionFile study = Decisions.find("the published study", STUDY, null);
    Map<String, Described> described = new LinkedHashMap<>();
    for (String probe : probes) {
      ProbeProfile profile = catalog.probes().get(probe);
      if (profile != null) {
        described.put(probe, described(profile, study));
      }
    }
    return new ProbeFindings(baseline, circumstances, described, runtimes);
  }

  private static Described described(ProbeProfile profile, DecisionFile study) {
    Map<String, Worth> scores = new LinkedHashMap<>();
    for (Finding finding : profile.group().findings()) {
      ProbeProfile.Score score = profile.scores().get(finding);
      if (score != null) {
        scores.put(finding.word(), new Worth(score.score(), score.reason()));
      }
    }
    return new Described(
        profile.title(),
        profile.group().word(),
        profile.question(),
        profile.owasp(),
        scores,
        profile.study() == null ? null : published(study, profile.study()));
  }

  /** What the study says of that criterion; it has Docker for what is runc here. */
  private static @Nullable Published published(DecisionFile study, String criterion) {
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (DecisionFile.Group group : study.groups()) {
      for (DecisionFile.Criterion each : group.criteria()) {
        if (each.source() instanceof Cells cells) {
          cells.rows().stream()
              .filter(row -> criterion.equals(row.axes().getOrDefault("criterion", each.name())))
              .flatMap(row -> row.entries().entrySet().stream())
              .filter(entry -> !Double.isNaN(entry.getValue().value()))
              .forEach(
                  entry ->
                      scores.put(
                          entry.getKey().equals("docker") ? "runc" : entry.getKey(),
                          (int) Math.round(entry.getValue().value())));
        }
      }
    }
    return scores.isEmpty() ? null : new Published(study.name(), criterion, scores);
  }
}
