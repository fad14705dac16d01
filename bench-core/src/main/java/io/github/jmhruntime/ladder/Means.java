package io.github.jmhruntime.ladder;

import io.github.jmhruntime.host.OwnedGroups;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.host.ThisUser;
import io.github.jmhruntime.profile.RuntimeProfile.Step;
import java.util.ArrayList;
import java.util.List;

/** What this machine has to have for a container that is built by hand. */
public final class Means {

  private Means() {}

  /** What is lacking for these steps, a clause with its remedy each; empty where nothing is. */
  public static List<String> lacking(List<Step> steps) {
    List<String> lacking = new ArrayList<>();
    if (!ThisUser.isRoot()) {
      lacking.add("it is built with chroot, mounts and namespaces, which need root; use sudo");
    }
    List<String> missing =
        StepCommand.programs(steps).stream().filter(name -> !Programs.exist(name)).toList();
    if (!missing.isEmpty()) {
      lacking.add(
          "%s not found on the PATH; apt-get install util-linux coreutils iproute2 perl-base tar"
              .formatted(String.join(", ", missing)));
    }
    for (String controller : OwnedGroups.CONTROLLERS) {
      if (steps.contains(Step.CGROUP) && OwnedGroups.hierarchy(controller).isEmpty()) {
        lacking.add(
            "no control groups for %s are mounted here; mount -t cgroup2 none /sys/fs/cgroup"
                .formatted(controller));
      }
    }
    String architecture = System.getProperty("os.arch");
    if (steps.contains(Step.RESTRICTED) && SeccompFilter.of(architecture).isEmpty()) {
      lacking.add(
          "the numbers of system calls are known of amd64 and aarch64, and this is %s; leave runtimes with the step 'restricted' out"
              .formatted(architecture));
    }
    return List.copyOf(lacking);
  }
}
