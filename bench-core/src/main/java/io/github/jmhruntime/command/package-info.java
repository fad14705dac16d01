/**
 * What each goal of the plugin does, as prose over the other packages.
 *
 * <p>The only package that sees both the half that measures and the half that judges.
 */
@NullMarked
package io.github.jmhruntime.command;

import org.jspecify.annotations.NullMarked;
