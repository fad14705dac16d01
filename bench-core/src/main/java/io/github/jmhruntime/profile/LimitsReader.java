package io.github.jmhruntime.profile;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of {@code limits/}. */
final class LimitsReader {

  private static final String NONE = "none";
  private static final String HOST = "host";

  /** Docker refuses less, see {@code linuxMinMemory} and {@code --cpus} in its documentation. */
  private static final long LEAST_BYTES = 6L << 20;

  private static final double LEAST_CPUS = 0.01;

  private static final Pattern CPUS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");

  private LimitsReader() {}

  static Limits read(Section limits) {
    return new Limits(limits.text("name"), limits.text("title"), cpus(limits), memory(limits));
  }

  private static @Nullable Double cpus(Section limits) {
    String text = limits.text("cpus");
    if (text.equals(NONE)) {
      return null;
    }
    if (text.equals(HOST)) {
      return (double) Limits.HOST;
    }
    if (!CPUS.matcher(text).matches() || Double.parseDouble(text) < LEAST_CPUS) {
      throw limits.problem(
          "cpus", "is '%s'; it must be none, host, or a number from 0.01, such as 1.5", text);
    }
    return Double.parseDouble(text);
  }

  private static @Nullable Long memory(Section limits) {
    String text = limits.text("memory");
    if (text.equals(NONE)) {
      return null;
    }
    if (text.equals(HOST)) {
      return (long) Limits.HOST;
    }
    long bytes =
        MemorySize.bytes(text)
            .orElseThrow(
                () ->
                    limits.problem(
                        "memory",
                        "is '%s'; it must be none, host, or %s, such as '2 GB' (Docker's 2g is"
                            + " '2 GiB')",
                        text,
                        MemorySize.FORM));
    if (bytes < LEAST_BYTES) {
      throw limits.problem("memory", "is '%s'; Docker takes no less than '6 MiB'", text);
    }
    return bytes;
  }
}
