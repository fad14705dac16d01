package io.github.jmhruntime.container;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the host JVM tells a launcher of the fork that comes next.
 *
 * @param benchmark the benchmark's full name
 * @param mode JMH's short name of its mode
 * @param params its parameters
 * @param seconds how long JMH lets it take
 * @param strip a jar or folder to leave out of its class path, or null
 */
public record NextFork(
    String benchmark,
    String mode,
    Map<String, String> params,
    long seconds,
    @Nullable String strip) {

  private static final String PARAM = "param:";

  /** Reads what {@link #write} has written. */
  public static NextFork read(Path file) {
    Map<String, String> params = new TreeMap<>();
    Map<String, String> values = Exchange.read(file);
    values.forEach(
        (key, value) -> {
          if (key.startsWith(PARAM)) {
            params.put(key.substring(PARAM.length()), value);
          }
        });
    return new NextFork(
        values.getOrDefault("benchmark", ""),
        values.getOrDefault("mode", ""),
        params,
        Long.parseLong(values.getOrDefault("seconds", "3600")),
        values.get("strip"));
  }

  void write(Path file) {
    Map<String, String> values = new HashMap<>();
    values.put("benchmark", benchmark);
    values.put("mode", mode);
    values.put("seconds", String.valueOf(seconds));
    if (strip != null) {
      values.put("strip", strip);
    }
    params.forEach((name, value) -> values.put(PARAM + name, value));
    Exchange.write(file, values);
  }
}
