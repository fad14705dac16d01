package io.github.jmhruntime.kernels.disk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The file that the disk kernels read or write, made before and deleted after a fork. */
@State(Scope.Thread)
public abstract class Storage {

  /**
   * The storage, see {@link io.github.jmhruntime.kernels.ScratchDirectory}. {@code -prof container}
   * provides all three.
   */
  @Param({"root", "bind", "volume"})
  public String target = "root";

  /** The size of the file in MiB. */
  @Param("64")
  public long mebibytes;

  private @Nullable BlockFile file;

  /** Writes the file. */
  @Setup
  public void create() throws IOException {
    file = BlockFile.create(target, mebibytes << 20, direct());
  }

  /** Deletes it. */
  @TearDown
  public void delete() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** Whether to go past the page cache; refuses a parameter that it does not know. */
  abstract boolean direct();

  BlockFile file() {
    if (file == null) {
      throw new IllegalStateException("The file is not open; JMH has not called the set-up.");
    }
    return file;
  }
}
