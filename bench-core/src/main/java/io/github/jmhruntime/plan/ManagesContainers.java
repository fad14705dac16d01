package io.github.jmhruntime.plan;

import io.github.jmhruntime.engine.Offering;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks benchmarks that start containers themselves, as the fork's {@link ForkPlan} tells them, and
 * declares what the plan of a run has to give them.
 *
 * <p>Their forks run on the host. The forks of every other benchmark run inside of a container,
 * under the runtime that is measured.
 *
 * <p>A class declares it for all of its benchmarks; a method of such a class that needs something
 * else declares that in the class's place.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ManagesContainers {

  /**
   * The axes along which the run varies it, each a JMH parameter of {@link Axis#parameter that
   * name}. A parameter of such a name that is not declared is the benchmark's own.
   */
  Axis[] axes() default {};

  /** What the images have to be on its axis {@link Axis#IMAGE}. */
  Workload workload() default Workload.ANY;

  /** What it needs of an engine besides containers that run. */
  Offering[] needs() default {};

  /**
   * Whether it can start processes as well where no engine runs them: on the host, and in what is
   * built up on it.
   */
  boolean alsoOutsideEngine() default false;
}
