/**
 * Runtimes, limits, images, suites and decisions: data in YAML files, loaded and checked.
 *
 * <p>The files of the project lie in the {@code profiles} module; a user adds files in a folder of
 * their own. {@code docs/profiles.md} explains every key. A mistake in a file is a {@link
 * io.github.jmhruntime.profile.ProfileException} that names the file, the line and the column:
 *
 * <pre>{@code
 * Catalog catalog = Catalog.load(Path.of("my-profiles")); // null for the project's own only
 * RuntimeProfile kata = catalog.runtime("-Druntime", "kata");
 * Optional<String> engineName = kata.matchingEngineName(Set.of("runc", "kata-runtime"));
 * Recognition seen = kata.recognise(filesInside, filesOnHost);
 * if (seen.contradicted()) {
 *   // the container ran elsewhere: seen.objections() says why
 * }
 * }</pre>
 *
 * <p>Text becomes a tree of nodes that know their lines ({@code YamlTree}), a tree becomes sections
 * whose keys are checked ({@code Section}, {@code Shape}), and a reader for each kind makes the
 * record. Nothing here touches an engine.
 */
@NullMarked
package io.github.jmhruntime.profile;

import org.jspecify.annotations.NullMarked;
