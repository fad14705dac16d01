package io.github.jmhruntime.plan;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what an operation of a benchmark is in mode {@code thrpt}, where it is a unit of its own:
 * with {@code @OperationUnit("bit")} the score is in {@code bit/s}, where JMH writes {@code ops/s}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OperationUnit {

  /** The unit, one that {@code unit.ScoreUnit} knows. */
  String value();
}
