package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.profile.RuntimeProfile.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares what a runtime needs with what there is. */
final class Requirements {

  private static final Path KVM = Path.of("/dev/kvm");

  private Requirements() {}

  /** What is lacking, a sentence each; empty where nothing is. */
  static List<String> lacking(Needs needs, EngineInfo engine) {
    List<String> lacking = new ArrayList<>();
    if (engine.product().equals(EngineInfo.KUBERNETES)) {
      // What a runtime needs has to be on the nodes, whose trial tells.
      return lacking;
    }
    if (needs.kvm() && !Files.exists(KVM)) {
      lacking.add("there is no /dev/kvm on this machine");
    }
    if (!needs.storageDrivers().isEmpty()
        && !needs.storageDrivers().contains(engine.storageDriver())) {
      lacking.add(
          "it needs the storage driver %s, and the engine uses %s"
              .formatted(String.join(" or ", needs.storageDrivers()), engine.storageDriver()));
    }
    for (String binary : needs.binaries()) {
      if (!Programs.exist(binary)) {
        lacking.add("'%s' is not on the PATH".formatted(binary));
      }
    }
    if (!engine.suits(needs)) {
      lacking.add("it does not work with %s %s".formatted(engine.product(), engine.version()));
    }
    return lacking;
  }
}
