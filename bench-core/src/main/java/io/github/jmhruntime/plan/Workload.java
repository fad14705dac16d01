package io.github.jmhruntime.plan;

/** What a benchmark that starts containers itself needs in them. */
public enum Workload {
  /** Any program. */
  ANY,
  /** A web server, which is an image whose {@code ready} is {@code http}. */
  WEB_SERVER,
  /** A Redis, which is an image whose {@code ready} is {@code redis}. */
  REDIS,
  /** The far end of network load: a Java program of this project, in the image of JMH's forks. */
  PEER
}
