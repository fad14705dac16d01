package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.util.Map;

/** How many kernel parameters can be opened for writing; none is written. */
final class KernelParametersProbe implements Probe {

  @Override
  public String name() {
    return "kernel-parameters";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    return judge(runtime.view().said(), runtime.hasOwnKernel());
  }

  static Found judge(Said said, boolean ownKernel) {
    double writable = said.number("writableParameters").orElse(Double.NaN);
    if (Double.isNaN(writable)) {
      return Found.notRun("/proc/sys could not be looked at");
    }
    Map<String, String> facts =
        Map.of("parameters", said.last("parameters"), "writable", said.last("writableParameters"));
    String evidence =
        "%.0f of %s parameters below /proc/sys can be opened for writing"
            .formatted(writable, said.last("parameters"));
    if (writable == 0) {
      return new Found(Finding.ENFORCED, evidence, facts);
    }
    String which = " (%s …)".formatted(String.join(", ", said.all("parameter")));
    return ownKernel
        ? new Found(
            Finding.ENFORCED, evidence + which + ", those of the sandbox's own kernel", facts)
        : new Found(Finding.NOT_ENFORCED, evidence + which, facts);
  }
}
