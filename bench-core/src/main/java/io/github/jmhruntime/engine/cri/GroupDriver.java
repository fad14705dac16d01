package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.cri.proto.StatusRequest;

/** How an engine names control groups; it is asked once. */
final class GroupDriver {

  private final CriConnection connection;
  private volatile boolean asked;
  private volatile boolean systemd;

  GroupDriver(CriConnection connection) {
    this.connection = connection;
  }

  /** Whether by their paths, as the driver {@code cgroupfs} does, and not by slices of systemd. */
  boolean asPaths() {
    if (!asked) {
      var status =
          connection.call(
              "ask for the engine's facts",
              cri -> cri.status(StatusRequest.newBuilder().setVerbose(true).build()));
      systemd = CriAnswers.usesSystemd(status);
      asked = true;
    }
    return !systemd;
  }
}
