/**
 * Docker Engine behind the port: the only package that imports docker-java.
 *
 * <p>Every call runs on the calling thread. Its time limit comes from a timer beside it, since
 * reads from a Unix socket know none; the timer does nothing unless the time is up.
 */
@NullMarked
package io.github.jmhruntime.engine.docker;

import org.jspecify.annotations.NullMarked;
