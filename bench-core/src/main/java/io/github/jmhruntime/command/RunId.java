package io.github.jmhruntime.command;

import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names runs: by when they begin, such as {@code 20261125-140705-1a2b}. */
final class RunId {

  private static final DateTimeFormatter BEGIN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private RunId() {}

  static String next() {
    return "%s-%04x"
        .formatted(
            LocalDateTime.now(ZoneOffset.UTC).format(BEGIN), new SecureRandom().nextInt(0x10000));
  }
}
