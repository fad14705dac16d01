/**
 * Docker Engine behind the port, and the private engine: the only package that imports docker-java.
 */
@NullMarked
package io.github.jmhruntime.engine.docker;

import org.jspecify.annotations.NullMarked;
