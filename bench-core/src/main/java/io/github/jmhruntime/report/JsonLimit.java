package io.github.jmhruntime.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.measurement.Resource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A warning about CPUs or memory as {@code comparison.json} has it: either a limit that did not
 * hold under a side, or what both sides had. In CPUs or bytes.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonLimit(
    String resource,
    @Nullable String side,
    @Nullable Double asked,
    @Nullable Double had,
    @Nullable Double baseline,
    @Nullable Double candidate) {

  static JsonLimit of(RowWarning.OfLimits warning) {
    if (warning instanceof RowWarning.LimitNotHeld limit) {
      return new JsonLimit(
          limit.resource().word(), limit.side(), limit.asked(), limit.had(), null, null);
    }
    if (warning instanceof RowWarning.UnequalShares shares) {
      return new JsonLimit(
          shares.resource().word(), null, null, null, shares.baseline(), shares.candidate());
    }
    throw new IllegalArgumentException("no form for " + warning);
  }

  /** Reads what {@link #of} has written. */
  static RowWarning.OfLimits read(JsonNode json) {
    Resource resource = Resource.valueOf(json.path("resource").asText().toUpperCase(Locale.ROOT));
    return json.has("side")
        ? new RowWarning.LimitNotHeld(
            json.path("side").asText(),
            resource,
            json.path("asked").doubleValue(),
            json.has("had") ? json.path("had").doubleValue() : null)
        : new RowWarning.UnequalShares(
            resource, json.path("baseline").doubleValue(), json.path("candidate").doubleValue());
  }
}
