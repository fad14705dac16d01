package io.github.jmhruntime.probe;

/**
 * A probe that takes what others need. It is tried only where an outer control group holds it, and
 * bounds by itself how much it takes and for how long.
 */
interface Hog extends Probe {}
