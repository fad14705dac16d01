package io.github.jmhruntime.profile;

/**
 * A name in a file.
 *
 * @param at where it stands
 * @param text the name
 */
public record Name(Mark at, String text) {}
