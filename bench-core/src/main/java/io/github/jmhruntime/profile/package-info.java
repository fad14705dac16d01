/**
 * Runtimes, limits, images and suites: data in YAML files, loaded and checked.
 *
 * <p>The files of the project lie in the {@code profiles} module; a user adds files in a folder of
 * their own. A mistake in a file is a {@link io.github.jmhruntime.profile.ProfileException} that
 * names the file and the line.
 */
@NullMarked
package io.github.jmhruntime.profile;

import org.jspecify.annotations.NullMarked;
