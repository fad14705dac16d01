/**
 * What was measured: the journal of forks, the provenance of a run, and JMH's JSON in and out.
 *
 * <p>This package records; it never judges.
 *
 * <pre>{@code
 * try (Journal journal = Journal.open(folder.resolve("journal.ndjson"))) {
 *   journal.append(fork);                                  // on the disk when it returns
 * }
 * List<ForkRecord> forks = Journal.read(folder.resolve("journal.ndjson")).forks();
 * new JmhJsonWriter(run, disturbed).write(folder.resolve("crun.json"), "crun", forks);
 * JmhJsonReader.read(folder.resolve("crun.json"), result -> ...);
 * }</pre>
 *
 * <p>Whatever cannot be read or written is a {@link
 * io.github.jmhruntime.measurement.ResultFileException} that names the file, the place and a
 * remedy.
 */
@NullMarked
package io.github.jmhruntime.measurement;

import org.jspecify.annotations.NullMarked;
