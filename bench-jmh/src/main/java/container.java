import io.github.jmhruntime.container.ContainerProfiler;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.profile.ProfilerException;

/**
 * The word {@code container} in {@code -prof container:…}.
 *
 * <p>JMH takes the short names of its own profilers from a fixed list, and every other one by the
 * canonical name of its class. Only a class of that very name, in no package, gives a profiler that
 * comes from elsewhere a short name.
 */
@NullMarked
@SuppressWarnings("DefaultPackage")
public final class container extends ContainerProfiler {

  /** For the service loader alone; what is created by it does nothing. */
  public container() {}

  /**
   * Creates the profiler.
   *
   * @param options what follows the colon, such as {@code runtime=gvisor;limits=min}
   * @throws ProfilerException when the options cannot be met, with the reason and a remedy
   */
  public container(String options) throws ProfilerException {
    super(options);
  }
}
