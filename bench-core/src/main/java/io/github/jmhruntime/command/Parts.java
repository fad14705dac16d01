package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.Engines;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a command works with, besides what the user asks for.
 *
 * @param engines opens engines
 * @param clock tells the time
 * @param random draws what nobody chooses
 */
public record Parts(Engines engines, InstantSource clock, RandomGenerator random) {

  /** Those that there are here. */
  public static Parts installed() {
    return new Parts(Engines.installed(), InstantSource.system(), new SecureRandom());
  }
}
