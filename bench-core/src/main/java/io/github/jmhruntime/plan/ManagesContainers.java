package io.github.jmhruntime.plan;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks benchmarks that start containers themselves, as the fork's {@link ForkPlan} tells them: a
 * class, or all classes of a package.
 *
 * <p>Their forks run on the host. The forks of every other benchmark run inside of a container,
 * under the runtime that is measured.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface ManagesContainers {}
