package io.github.jmhruntime.driver;

import io.github.jmhruntime.host.NoiseMeasure;
import io.github.jmhruntime.host.NoiseProbe;
import io.github.jmhruntime.host.NoiseSample;
import io.github.jmhruntime.host.ReferenceKernel;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the machine was while forks ran, and how fast it was before each block. */
final class Surroundings {

  private final NoiseProbe probe = NoiseProbe.ofThisMachine();
  private int block;
  private double referenceSeconds;

  Surroundings() {
    ReferenceKernel.warmUp();
  }

  /** Times the reference kernel where this is the first fork of a block. */
  void enterBlock(int next) {
    if (next != block) {
      block = next;
      referenceSeconds = ReferenceKernel.seconds();
    }
  }

  NoiseSample sample() {
    return probe.sample();
  }

  /** What happened on the machine since then, by the keys of {@link NoiseMeasure}. */
  Map<String, Double> noiseSince(NoiseSample before) {
    Map<String, Double> noise = new LinkedHashMap<>(before.until(probe.sample()));
    noise.put(NoiseMeasure.REFERENCE_SECONDS.key(), referenceSeconds);
    return noise;
  }
}
