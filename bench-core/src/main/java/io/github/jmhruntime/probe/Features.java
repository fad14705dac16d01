package io.github.jmhruntime.probe;

import java.util.List;

/** The probes of what the engine offers, in the order in which they are tried. */
final class Features {

  static final List<Probe> ALL =
      List.of(
          new ExecProbe(),
          new OutputProbes.Attach(),
          new OutputProbes.Logs(),
          new CopyProbe(),
          new EndProbes.Stop(),
          new EndProbes.Kill(),
          new RestartProbe(),
          new PauseProbe(),
          new UpdateProbe(),
          new TopProbe(),
          new StatsProbe(),
          new HealthCheckProbe(),
          new CommitProbe(),
          new CheckpointProbe(),
          new MountProbes.Volume(),
          new MountProbes.Bind(),
          new MountProbes.Tmpfs(),
          new NetworkProbes.Published(),
          new NetworkProbes.Ipv6(),
          new NetworkProbes.Names(),
          new TerminalProbe(),
          new RootWriteProbe(),
          new RemapProbe());

  private Features() {}
}
