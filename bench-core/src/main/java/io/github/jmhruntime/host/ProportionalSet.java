package io.github.jmhruntime.host;

/**
 * A process's proportional set size (PSS): each page that it maps, divided by the number of
 * processes that map it, so that the sum over processes counts a page once (proc_pid_smaps(5)).
 *
 * @param bytes in memory
 * @param swapBytes swapped out, divided likewise
 */
public record ProportionalSet(long bytes, long swapBytes) {}
