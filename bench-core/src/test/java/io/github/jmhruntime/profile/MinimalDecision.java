package io.github.jmhruntime.profile;

/** A decision to make mistakes in. */
final class MinimalDecision {

  static final String TEXT =
      """
      name: d
      title: t
      candidates: [runc, gvisor]
      missing: midpoint
      groups:
        - name: g
          points: 1
          criteria:
            - name: x
              outranks: [y, z]
              benchmarks: [a]
            - name: y
              outranks: [z]
              failures: [a]
            - name: z
              scores:
                runc: {score: 3, reason: r, source: s}
                gvisor: {score: 4, reason: r, source: s}
      """;

  private MinimalDecision() {}
}
