package io.github.jmhruntime.plan;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a fork takes besides its iterations and starting containers, such as a search in its
 * set-up, so that a run's duration can be foretold. A method's own counts before its class's.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SetUpTime {

  /** About how long it takes, in seconds. */
  double seconds();
}
