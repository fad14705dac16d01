package io.github.jmhruntime.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What tells this machine from others, and its boot from earlier ones. */
record ThisMachine(HostFiles files) {

  private static final String MACHINE_ID = "/etc/machine-id";

  /**
   * Stands for the machine and the pid namespace; for its boot, where the machine has no id, as
   * images have none that machines are made from.
   */
  String id() {
    return hash(files.text(MACHINE_ID).orElseGet(this::bootId) + pidNamespace());
  }

  /** Whether that is its id, or was before the boot was taken in place of one that is lacking. */
  boolean isCalled(String id) {
    return id.equals(id()) || id.equals(formerId());
  }

  private String formerId() {
    String id =
        files.exists(MACHINE_ID)
            ? files.text(MACHINE_ID).orElse("")
            : files.text("/proc/sys/kernel/hostname").orElse("");
    return hash(id + pidNamespace());
  }

  String boot() {
    return hash(bootId());
  }

  private String bootId() {
    return files
        .text("/proc/sys/kernel/random/boot_id")
        .orElseThrow(
            () ->
                new UncheckedIOException(
                    new IOException(
                        "/proc/sys/kernel/random/boot_id cannot be read; mount /proc")));
  }

  /** When it booted, by its clock. */
  Instant bootTime() {
    return Instant.ofEpochSecond(
        files.numbers("/proc/stat").getOrDefault("btime", 0.0).longValue());
  }

  /** Empty also for a process that has ended and that nobody has waited for yet. */
  Optional<Long> startTicks(long pid) {
    return files
        .text("/proc/" + pid + "/stat")
        .flatMap(ProcessStat::of)
        .filter(process -> !process.ended())
        .map(ProcessStat::startTicks);
  }

  private String pidNamespace() {
    try {
      return Files.readSymbolicLink(files.root().resolve("proc/self/ns/pid")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String hash(String text) {
    UUID uuid = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    return uuid.toString().substring(0, 8);
  }
}
