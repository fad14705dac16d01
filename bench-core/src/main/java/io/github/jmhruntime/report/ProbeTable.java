package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Described;
import io.github.jmhruntime.measurement.ProbeFindings.Found;
import io.github.jmhruntime.measurement.ProbeFindings.Published;
import io.github.jmhruntime.measurement.ProbeFindings.Worth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What probes have found, in the order in which it is told: what differs comes first. */
public final class ProbeTable {

  private final ProbeFindings findings;

  /** Of these findings. */
  public ProbeTable(ProbeFindings findings) {
    this.findings = findings;
  }

  /** The baseline first, where it is among them. */
  public List<String> runtimes() {
    Set<String> runtimes = new LinkedHashSet<>();
    if (findings.runtimes().containsKey(findings.baseline())) {
      runtimes.add(findings.baseline());
    }
    runtimes.addAll(findings.runtimes().keySet());
    return List.copyOf(runtimes);
  }

  /** The answer: how many findings of each runtime are others than the baseline's. */
  public String headline() {
    List<String> others = new ArrayList<>(runtimes());
    others.remove(findings.baseline());
    if (others.isEmpty()) {
      return "%s: %d probes".formatted(findings.baseline(), findings.probes().size());
    }
    return others.stream()
        .map(
            runtime ->
                "%s differs from %s in %d of %d probes"
                    .formatted(
                        runtime,
                        findings.baseline(),
                        findings.probes().stream().filter(p -> differs(p, runtime)).count(),
                        findings.probes().size()))
        .collect(Collectors.joining("; "));
  }

  /** The probes of a group in which some runtime differs from the baseline, or none does. */
  public List<String> probes(String group, boolean differing) {
    return findings.probes().stream()
        .filter(probe -> described(probe).group().equals(group))
        .filter(probe -> runtimes().stream().anyMatch(r -> differs(probe, r)) == differing)
        .toList();
  }

  /** The probes of a group, those in which some runtime differs from the baseline first. */
  public List<String> probes(String group) {
    List<String> probes = new ArrayList<>(probes(group, true));
    probes.addAll(probes(group, false));
    return List.copyOf(probes);
  }

  /** What was found, with its score. */
  public String scored(String probe, String runtime) {
    String finding = finding(probe, runtime);
    Worth worth = described(probe).scores().get(finding);
    return worth == null ? finding : "%s (%d)".formatted(finding, worth.score());
  }

  /** What a published study says of the same; empty where none does. */
  public String published(String probe) {
    Published published = described(probe).published();
    if (published == null) {
      return "";
    }
    List<String> scores = new ArrayList<>();
    published.scores().forEach((runtime, score) -> scores.add(runtime + " " + score));
    return "%s: %s".formatted(published.criterion(), String.join(", ", scores));
  }

  /** The groups of the probes, in the order of the probes. */
  public List<String> groups() {
    return findings.probes().stream().map(probe -> described(probe).group()).distinct().toList();
  }

  /** What was found, or empty text where that probe was not tried under the runtime. */
  public String finding(String probe, String runtime) {
    Found found = findings.of(runtime, probe);
    return found == null ? "" : found.finding();
  }

  /** What was seen. */
  public String evidence(String probe, String runtime) {
    Found found = findings.of(runtime, probe);
    return found == null ? "" : found.evidence();
  }

  /** What a probe means; one that the file does not describe stands under its name. */
  public Described described(String probe) {
    Described described = findings.described().get(probe);
    return described == null
        ? new Described(probe, "other", "", List.of(), Map.of(), null)
        : described;
  }

  private boolean differs(String probe, String runtime) {
    return !finding(probe, runtime).equals(finding(probe, findings.baseline()));
  }
}
