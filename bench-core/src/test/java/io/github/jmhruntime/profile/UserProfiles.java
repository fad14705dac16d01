package io.github.jmhruntime.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user's profile folder, for tests. */
record UserProfiles(Path folder) {

  UserProfiles with(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.resolve("..").normalize());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Catalog load() {
    return Catalog.load(folder);
  }
}
