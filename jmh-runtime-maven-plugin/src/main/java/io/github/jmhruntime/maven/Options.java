package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.profile.ParamValues;
import java.io.File;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the values of options; what cannot be read is told with the option's name and a remedy. */
final class Options {

  private Options() {}

  /** Reads {@code 5%} or {@code 0.05} as 0.05. */
  static double part(String option, String value) {
    String text = value.strip();
    boolean percent = text.endsWith("%");
    try {
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      double part = percent ? number / 100 : number;
      if (part >= 0 && part < 1) {
        return part;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new CommandException(
        "-D%s=%s is not a part of the baseline: give a percentage such as 2%% or a part such as 0.02"
            .formatted(option, value));
  }

  /** Reads {@code 5%} or {@code 0.05} as 0.05, and refuses 0. */
  static double positivePart(String option, String value) {
    double part = part(option, value);
    if (part == 0) {
      throw new CommandException(
          "-D%s=%s cannot be reached: give a percentage above 0, such as 2%%"
              .formatted(option, value));
    }
    return part;
  }

  /** Reads {@code 90s}, {@code 10m} or {@code 1h30m}. */
  static Duration duration(String option, String value) {
    try {
      Duration duration = Duration.parse("PT" + value.strip());
      if (!duration.isZero() && !duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Told below, like a time that is not positive.
    }
    throw new CommandException(
        "-D%s=%s is not a time: give one such as 90s, 10m or 1h30m".formatted(option, value));
  }

  /** The engine that is asked for, where the private one's daemon may be named apart. */
  static String engine(String engine, @Nullable File dockerd) {
    return EngineChoice.withDaemon(engine, dockerd == null ? null : dockerd.toPath());
  }

  /** The same, where nodes of a cluster and what drivers run from there may be named apart. */
  static String engine(
      String engine, @Nullable File dockerd, @Nullable String nodes, @Nullable String driverImage) {
    return EngineChoice.onCluster(engine(engine, dockerd), nodes, driverImage);
  }

  /** Reads {@code NAME=VALUE} each. */
  static Map<String, List<String>> params(List<String> words) {
    try {
      return ParamValues.parse(words);
    } catch (IllegalArgumentException e) {
      throw new CommandException("-Dparams=" + e.getMessage());
    }
  }

  /** Reads the name of an enum's constant, whatever its case. */
  static <E extends Enum<E>> E oneOf(String option, String value, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value.strip())) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    throw new CommandException("-D%s=%s: it must be %s".formatted(option, value, known));
  }
}
