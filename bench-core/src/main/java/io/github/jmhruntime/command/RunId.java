package io.github.jmhruntime.command;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names runs: by when they begin, such as {@code 20261125-140705-1a2b}. */
final class RunId {

  private static final DateTimeFormatter BEGIN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private RunId() {}

  static String next(Parts parts) {
    return "%s-%04x"
        .formatted(
            LocalDateTime.ofInstant(parts.clock().instant(), ZoneOffset.UTC).format(BEGIN),
            parts.random().nextInt(0x10000));
  }
}
