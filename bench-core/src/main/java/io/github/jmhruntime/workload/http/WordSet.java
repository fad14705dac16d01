package io.github.jmhruntime.workload.http;

import java.nio.charset.StandardCharsets;

/**
 * A few words of letters and hyphens, matched byte by byte whatever their case. The state of a
 * match is an {@code int} that has a bit for each word that is still possible.
 */
final class WordSet {

  /** Makes upper case lower, and leaves a hyphen what it is. */
  private static final int LOWER_CASE = 0x20;

  private final byte[][] words;

  WordSet(String... lowerCaseWords) {
    words = new byte[lowerCaseWords.length][];
    for (int i = 0; i < words.length; i++) {
      words[i] = lowerCaseWords[i].getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** The state before the first byte. */
  int all() {
    return (1 << words.length) - 1;
  }

  /** The state once the byte at {@code column} is known. */
  int narrow(int possible, int column, byte b) {
    int left = possible;
    for (int i = 0; left != 0 && i < words.length; i++) {
      byte[] word = words[i];
      if (column >= word.length || word[column] != (b | LOWER_CASE)) {
        left &= ~(1 << i);
      }
    }
    return left;
  }

  /** The index of the word that has been read once {@code length} bytes are, or -1. */
  int matched(int possible, int length) {
    for (int i = 0; i < words.length; i++) {
      if ((possible & (1 << i)) != 0 && words[i].length == length) {
        return i;
      }
    }
    return -1;
  }
}
