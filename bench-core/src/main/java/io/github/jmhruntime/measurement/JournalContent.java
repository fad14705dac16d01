package io.github.jmhruntime.measurement;

import java.util.List;

/**
 * What a journal holds.
 *
 * @param forks in the order in which they ended
 * @param warnings what was found besides, such as a last line that a crash has cut
 * @param intactBytes how much of the file is whole lines
 */
public record JournalContent(List<ForkRecord> forks, List<String> warnings, long intactBytes) {}
