package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.plan.ForkOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A fork as it is started inside of a container.
 *
 * @param java the command that starts Java there
 * @param arguments all that follows
 * @param mounts what of the host it has to see
 */
record ForkInside(String java, List<String> arguments, List<Mount> mounts) {

  static ForkInside of(LaunchPlan plan, ForkFolder folder, ForkCommand fork) {
    ForkMounts mounts =
        new ForkMounts()
            .classPath(fork.classPath())
            .filesIn(fork.arguments())
            .readOnly(folder.witness())
            .writable(folder.evidence(), folder.evidence());
    fork.temporaryFolder().ifPresent(target -> mounts.writable(folder.temporary(), target));
    ForkOptions options = plan.fork().options();
    String java = options.java();
    if (options.hostJdk()) {
      Path home = Path.of(plan.host().javaHome());
      mounts.jdk(home);
      java = home.resolve("bin/java").toString();
    }
    options.mounts().forEach(mounts::add);
    return new ForkInside(java, fork.withWitness(folder), mounts.list());
  }
}
