package io.github.jmhruntime.probe;

import io.github.jmhruntime.probe.Sandbox.Member;
import io.github.jmhruntime.profile.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which namespaces a container has to itself. Under a kernel of the sandbox's own, those inside are
 * that kernel's; what then counts is in which the host has put the sandbox's processes, of which
 * one that is unconfined would be enough.
 */
final class NamespacesProbe implements Probe {

  @Override
  public String name() {
    return "namespaces";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Map<String, String> host = HostView.here().namespaces();
    Map<String, List<String>> ofSandbox = new LinkedHashMap<>();
    for (Namespace namespace : Namespace.values()) {
      List<String> links = new ArrayList<>();
      if (runtime.hasOwnKernel()) {
        for (Member member : runtime.sandbox().members()) {
          links.add(member.rights().namespaces().getOrDefault(namespace.file(), ""));
        }
      } else {
        links.add(runtime.view().said().last("ns." + namespace.file()));
      }
      ofSandbox.put(namespace.file(), links);
    }
    return judge(host, ofSandbox, runtime.hasOwnKernel());
  }

  /** Judges by the links of {@code /proc/PID/ns}, which are equal for the same namespace. */
  static Found judge(
      Map<String, String> host, Map<String, List<String>> ofSandbox, boolean ownKernel) {
    List<String> own = new ArrayList<>();
    List<String> shared = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    ofSandbox.forEach(
        (kind, links) -> {
          String hosts = host.getOrDefault(kind, "");
          if (hosts.isEmpty() || links.isEmpty() || links.contains("")) {
            facts.put(kind, "not seen");
          } else if (links.contains(hosts)) {
            facts.put(kind, "the host's");
            shared.add(kind);
          } else {
            facts.put(kind, "its own");
            own.add(kind);
          }
        });
    if (own.isEmpty() && shared.isEmpty()) {
      return Found.notRun("no link in /proc/PID/ns could be read").with(facts);
    }
    String whose =
        ownKernel
            ? "inside, all are those of its own kernel; on the host, its processes have to themselves"
            : "to itself it has";
    return new Found(
        shared.isEmpty() ? Finding.ENFORCED : own.isEmpty() ? Finding.NOT_ENFORCED : Finding.PARTLY,
        "%s: %s; the host's are: %s".formatted(whose, words(own), words(shared)),
        facts);
  }

  private static String words(List<String> kinds) {
    return kinds.isEmpty() ? "none" : String.join(", ", kinds);
  }
}
