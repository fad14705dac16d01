package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.local.PrivateEnginePlaces;
import io.github.jmhruntime.host.Cgroups;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * What is run in the services' common mount namespace. They must have one in common: the network
 * namespace of a container is a mount, which each of them has to see. Their locks are in /dev/shm,
 * under a name that all Podmans of a user share; so that these have their own, and leave none
 * locked, that is their own, too.
 */
final class ServicesScript {

  private static final String UNIFIED = "/sys/fs/cgroup/unified";

  private ServicesScript() {}

  /** Podman wants the path to have at most 50 characters. */
  private static Path runRoot(PrivateEnginePlaces places) {
    return places.execRoot().resolve("c");
  }

  /** Where Podman keeps what it knows of those that run. */
  static Path libpod(PrivateEnginePlaces places) {
    return places.execRoot().resolve("libpod");
  }

  /** What every call of Podman has to say, so that it is this engine's storage that it works on. */
  static List<String> podman(PrivateEnginePlaces places) {
    return List.of(
        "podman",
        "--root",
        places.data().toString(),
        "--runroot",
        runRoot(places).toString(),
        "--tmpdir",
        libpod(places).toString(),
        "--storage-driver",
        "overlay",
        "--cgroup-manager",
        "cgroupfs");
  }

  /** Shell: what belongs to all services first, then the services, which end with it. */
  static String render(PrivateEnginePlaces places, Collection<String> runtimes, boolean rootless) {
    StringBuilder script = new StringBuilder("trap 'trap - TERM; kill 0; wait' TERM\n");
    script.append("mount -t tmpfs -o mode=1777 none /dev/shm || exit\n");
    if (Cgroups.hybrid()) {
      script.append(rootless ? "mount -t tmpfs -o ro none " : "umount ").append(UNIFIED);
      script.append(" || exit\n");
    }
    if (!rootless) {
      script.append("mkdir -p /run/netns && mount -t tmpfs -o mode=755 none /run/netns");
      script.append(" && mount --make-shared /run/netns || exit\n");
    }
    for (String runtime : runtimes) {
      script.append(String.join(" ", podman(places)));
      script.append(" --runtime ").append(runtime).append(" system service --time 0 unix://");
      script.append(PodmanSetup.socket(places.run(), runtime)).append(" &\n");
    }
    return script.append("wait\n").toString();
  }
}
