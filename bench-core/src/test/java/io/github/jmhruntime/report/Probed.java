package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Described;
import io.github.jmhruntime.measurement.ProbeFindings.Found;
import io.github.jmhruntime.measurement.ProbeFindings.Published;
import io.github.jmhruntime.measurement.ProbeFindings.Worth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings to be rendered, with text that must be escaped. */
public final class Probed {

  private Probed() {}

  /** Three probes under three runtimes: one that differs, one that could not be run, one equal. */
  public static ProbeFindings findings() {
    Map<String, Described> described = new LinkedHashMap<>();
    Map<String, Worth> scores = new LinkedHashMap<>();
    scores.put("enforced", new Worth(5, "it holds"));
    scores.put("not enforced", new Worth(1, "it does not"));
    described.put(
        "memory",
        new Described(
            "memory limit",
            "limits",
            "Does a limit of memory hold?",
            List.of("D07"),
            scores,
            new Published("stoffel2020", "memory limit", Map.of("runc", 3))));
    described.put(
        "pids",
        new Described(
            "process limit", "limits", "Does it stop a fork bomb?", List.of(), Map.of(), null));
    described.put(
        "kernel",
        new Described(
            "kernel of its own",
            "isolation",
            "Do programs call another kernel?",
            List.of("D02", "D05"),
            Map.of(),
            null));
    Map<String, Map<String, Found>> runtimes = new LinkedHashMap<>();
    runtimes.put("gvisor", found("enforced", "not run", "enforced"));
    runtimes.put("runc", found("enforced", "not run", "not enforced"));
    runtimes.put("<odd>|`one`", found("not enforced", "not run", "not enforced"));
    Map<String, String> circumstances = new LinkedHashMap<>();
    circumstances.put("engine", "20.10.24");
    circumstances.put("kernel", "6.18.0 <b>");
    return new ProbeFindings("runc", circumstances, described, runtimes);
  }

  private static Map<String, Found> found(String memory, String pids, String kernel) {
    Map<String, Found> found = new LinkedHashMap<>();
    found.put("memory", new Found(memory, "killed after 90 MiB, or not", Map.of("takenMib", "90")));
    found.put("pids", new Found(pids, "cannot be run safely: </script><b>|", Map.of()));
    found.put("kernel", new Found(kernel, "the kernel 6.18.0", Map.of()));
    return found;
  }
}
