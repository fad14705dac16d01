package io.github.jmhruntime.report.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A script or style of this project's own, which stands in the page itself.
 *
 * @param element {@code script} or {@code style}
 * @param text what it holds
 */
public record Asset(String element, String text) {

  /**
   * Reads resources, one after the other.
   *
   * @param element {@code script} or {@code style}
   * @param beside the class whose package holds them
   */
  public static Asset read(String element, Class<?> beside, List<String> names) {
    String text = names.stream().map(name -> read(beside, name)).collect(Collectors.joining());
    if (text.toLowerCase(Locale.ROOT).contains("</" + element)) {
      throw new IllegalStateException(names + " hold the end of their own element");
    }
    return new Asset(element, text);
  }

  /** The element for the page's head or end. */
  public Element node() {
    return Element.raw(element, out -> out.append(text));
  }

  /** What a Content-Security-Policy calls it, so that it alone is allowed. */
  public String source() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
