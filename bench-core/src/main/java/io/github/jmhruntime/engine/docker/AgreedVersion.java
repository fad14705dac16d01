package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.core.RemoteApiVersion;
import io.github.jmhruntime.engine.EngineException;
import java.util.Optional;

/**
 * The version of the API that is spoken with an engine. Engines drop the oldest versions as time
 * goes by: Docker 29 speaks 1.44 and later.
 *
 * @param version what is spoken
 * @param minimum the oldest that the engine speaks
 */
record AgreedVersion(RemoteApiVersion version, RemoteApiVersion minimum) {

  /** That of Docker 20.10. */
  private static final RemoteApiVersion OLDEST = RemoteApiVersion.create(1, 41);

  /** Newer engines are asked for this one, as long as they have it: its answers are known. */
  private static final RemoteApiVersion USUAL = RemoteApiVersion.create(1, 44);

  /** The last one that the integration tests have been run with: that of Docker 28.5. */
  private static final RemoteApiVersion NEWEST = RemoteApiVersion.create(1, 51);

  /**
   * Agrees with an engine that speaks all versions from {@code oldest} to {@code newest}.
   *
   * @throws EngineException when there is none that both speak
   */
  static AgreedVersion of(Endpoint endpoint, String newest, String oldest) {
    RemoteApiVersion theirs = RemoteApiVersion.parseConfigWithDefault(newest);
    if (theirs.equals(RemoteApiVersion.UNKNOWN_VERSION) || !theirs.isGreaterOrEqual(OLDEST)) {
      throw new EngineException(
          "the engine at %s speaks API version '%s'; this needs %s (Docker 20.10) or later"
              .formatted(endpoint, newest, OLDEST.getVersion()));
    }
    RemoteApiVersion minimum = RemoteApiVersion.parseConfigWithDefault(oldest);
    if (!theirs.isGreaterOrEqual(USUAL)) {
      return new AgreedVersion(theirs, minimum);
    }
    if (USUAL.isGreaterOrEqual(minimum)) {
      return new AgreedVersion(USUAL, minimum);
    }
    if (NEWEST.isGreaterOrEqual(minimum)) {
      return new AgreedVersion(minimum, minimum);
    }
    throw new EngineException(
        "the engine at %s speaks API versions from %s on, and this is known to work with those up to %s; use a newer version of jmh-runtime, or let the daemon speak older ones (DOCKER_MIN_API_VERSION=%s in its environment)"
            .formatted(endpoint, minimum.getVersion(), NEWEST.getVersion(), USUAL.getVersion()));
  }

  /** What there is to say of it, or empty where it is nothing unusual. */
  Optional<String> remark() {
    return version.isGreaterOrEqual(USUAL) && !version.equals(USUAL)
        ? Optional.of(
            "the engine speaks API versions from %s on: this one is spoken with it, and not %s as with other engines"
                .formatted(minimum.getVersion(), USUAL.getVersion()))
        : Optional.empty();
  }
}
