package io.github.jmhruntime.kernels.cpu;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Text of invented words whose frequencies follow Zipf's law, which compresses about as well as
 * prose does.
 *
 * <p>Source: Zipf, <em>Human Behavior and the Principle of Least Effort</em>, 1949: the word of
 * rank r has a share proportional to 1/r.
 */
final class WordText {

  private static final int WORDS = 4096;

  private WordText() {}

  /** So many bytes of text, which follow from the seed. */
  static byte[] bytes(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] words = new byte[WORDS][];
    for (int i = 0; i < WORDS; i++) {
      words[i] = word(random);
    }
    ByteBuffer text = ByteBuffer.allocate(length);
    while (text.hasRemaining()) {
      // The inverse of the cumulative share ln(rank) / ln(WORDS).
      byte[] word = words[(int) Math.pow(WORDS, random.nextDouble()) - 1];
      text.put(word, 0, Math.min(word.length, text.remaining()));
    }
    return text.array();
  }

  private static byte[] word(SplittableRandom random) {
    byte[] word = new byte[random.nextInt(3, 11)];
    for (int i = 0; i < word.length - 1; i++) {
      word[i] = (byte) random.nextInt('a', 'z' + 1);
    }
    word[word.length - 1] = ' ';
    return word;
  }
}
