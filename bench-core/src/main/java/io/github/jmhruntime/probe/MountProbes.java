package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** File systems besides the root. */
final class MountProbes {

  private MountProbes() {}

  /** A volume of the engine, which two containers use one after the other. */
  static final class Volume extends FeatureProbe {

    Volume() {
      super("volumes", Limitation.VOLUMES);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      Mount volume = new Mount(runtime.around().run() + "-volume", "/data", false);
      Ended writer = run(runtime, "echo written > /data/file && echo wrote=1", volume);
      Ended reader = run(runtime, "echo read=$(cat /data/file)", volume);
      return judge(writer.said(), reader.said());
    }

    private static Ended run(ProbedRuntime runtime, String script, Mount volume) {
      return ask(
          () -> runtime.run(Tenant.of(shell(script)).mounting(volume), ProbedRuntime.PATIENCE));
    }

    static Checks judge(Said writer, Said reader) {
      return Checks.none()
          .also(
              writer.has("wrote"),
              "a container wrote to a volume",
              "a container could not write to a volume")
          .essential(
              reader.last("read").equals("written"),
              "and another one read it there",
              "another container did not find it there");
    }
  }

  /** A folder of the host. */
  static final class Bind extends FeatureProbe {

    private static final String SCRIPT =
        """
        echo early=$(cat /data/early)
        echo written > /data/out
        n=0
        while [ $n -lt 60 ] && ! [ -e /data/late ]; do n=$((n+1)); sleep 0.05; done
        echo late=$(cat /data/late)
        sleep 60
        """;

    Bind() {
      super("bind-mounts", Limitation.VOLUMES);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      if (!runtime.around().info().isOnThisMachine()) {
        return Checks.untried("the engine may be on another machine, whose folders are not seen");
      }
      try {
        Path folder = Files.createTempDirectory(runtime.around().folder(), "bind-");
        Files.writeString(folder.resolve("early"), "sent\n");
        Mount mount = new Mount(folder.toString(), "/data", false);
        Tenant tenant = Tenant.of(shell(SCRIPT)).mounting(mount);
        try (TemporaryContainer container = ask(() -> runtime.start(tenant))) {
          boolean out = soon(() -> Files.exists(folder.resolve("out")));
          Files.writeString(folder.resolve("late"), "sent\n");
          soon(() -> runtime.said(container).has("late"));
          return judge(runtime.said(container), out, kept(runtime, folder));
        }
      } catch (IOException e) {
        throw new EngineException("a folder of the host cannot be used: " + e, e);
      }
    }

    /** Whether a folder that is mounted read-only takes no file. */
    private static boolean kept(ProbedRuntime runtime, Path folder) {
      Mount readOnly = new Mount(folder.toString(), "/data", true);
      Tenant tenant = Tenant.of(shell("echo written > /data/forbidden")).mounting(readOnly);
      var unused = runtime.run(tenant, ProbedRuntime.PATIENCE);
      return !Files.exists(folder.resolve("forbidden"));
    }

    static Checks judge(Said said, boolean out, boolean kept) {
      return Checks.none()
          .essential(
              said.last("early").equals("sent"),
              "it saw a file of the host",
              "it saw no file of the host")
          .also(
              said.last("late").equals("sent"),
              "one that came while it ran",
              "none that came while it ran")
          .also(out, "the host saw what it wrote", "the host did not see what it wrote")
          .also(
              kept,
              "a folder that is mounted read-only took nothing",
              "a folder that is mounted read-only was written to");
    }
  }

  /** A file system in memory, of 1 MiB. */
  static final class Tmpfs extends FeatureProbe {

    private static final String SCRIPT =
        """
        echo type=$(grep ' /scratch ' /proc/mounts | cut -d ' ' -f 3)
        head -c 500000 /dev/zero > /scratch/half && echo half=1
        head -c 3000000 /dev/zero > /scratch/more && echo more=1
        """;

    Tmpfs() {
      super("tmpfs", null);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      Tenant tenant =
          Tenant.of(shell(SCRIPT))
              .confined(Confinement.confining().temporary("/scratch", "size=1m"));
      return judge(ask(() -> runtime.run(tenant, ProbedRuntime.PATIENCE)).said());
    }

    static Checks judge(Said said) {
      return Checks.none()
          .fact("type", said.last("type"))
          .essential(
              said.last("type").equals("tmpfs") && said.has("half"),
              "a file system in memory was there and took files",
              "there was no file system in memory, or it took no file")
          .also(
              !said.has("more"),
              "but no more than its size",
              "it took 3 MB although its size is 1 MiB");
    }
  }
}
