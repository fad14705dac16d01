package io.github.jmhruntime.decision;

import java.util.List;

/**
 * A cell that a candidate's mean lacks although others have it, so that the mean is over other
 * things than theirs.
 *
 * @param cell what tells it from others, such as {@code [httpd, min]}
 * @param absence why it is missing
 */
public record Gap(List<String> cell, Absence absence) {}
