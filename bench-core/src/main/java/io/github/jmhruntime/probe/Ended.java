package io.github.jmhruntime.probe;

/**
 * How a container has ended.
 *
 * @param exitCode the code that the engine tells, or that of a kill where it was still at work
 * @param outOfMemory whether the engine says that the kernel killed it for want of memory
 * @param inTime whether it ended by itself within its time
 * @param error what the engine says went wrong; often empty
 * @param said what its program said
 */
public record Ended(int exitCode, boolean outOfMemory, boolean inTime, String error, Said said) {

  /** What it said besides values, or else the engine's words. */
  public String words() {
    return said.words().isEmpty() ? error : said.words();
  }
}
