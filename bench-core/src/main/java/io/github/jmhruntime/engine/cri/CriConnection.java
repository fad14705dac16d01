package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.cri.proto.ImageServiceGrpc;
import io.github.jmhruntime.engine.cri.proto.ImageServiceGrpc.ImageServiceBlockingStub;
import io.github.jmhruntime.engine.cri.proto.RuntimeServiceGrpc;
import io.github.jmhruntime.engine.cri.proto.RuntimeServiceGrpc.RuntimeServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The connection to an engine's socket. It is made by the first call; every call has a deadline, at
 * which the engine is told to give it up.
 */
final class CriConnection implements AutoCloseable {

  private static final String SCHEME = "cri://";

  /** An engine's answer with its whole configuration and all of its images may be long. */
  private static final int LONGEST_ANSWER = 64 << 20;

  private final Path socket;
  private final Duration limit;
  private final EventLoopGroup loop;
  private final ManagedChannel channel;

  private CriConnection(Path socket, Duration limit, EventLoopGroup loop, ManagedChannel channel) {
    this.socket = socket;
    this.limit = limit;
    this.loop = loop;
    this.channel = channel;
  }

  /**
   * Prepares a connection.
   *
   * @param endpoint {@code cri:///path/of/socket}
   * @throws EngineException where it is something else
   */
  static CriConnection open(String endpoint, Duration limit) {
    Path socket = socket(endpoint);
    if (!Epoll.isAvailable()) {
      throw new EngineException(
          "%s: gRPC has no native code for Unix sockets on this machine (%s); use x86-64 or arm64 with glibc"
              .formatted(endpoint, Epoll.unavailabilityCause()));
    }
    EventLoopGroup loop =
        new EpollEventLoopGroup(1, new DefaultThreadFactory("jmh-runtime-cri", true));
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
            .channelType(EpollDomainSocketChannel.class, DomainSocketAddress.class)
            .eventLoopGroup(loop)
            // gRPC sets it, and of each Unix socket Netty would warn that it has no such thing.
            .withOption(ChannelOption.SO_KEEPALIVE, null)
            .overrideAuthority("localhost")
            .maxInboundMessageSize(LONGEST_ANSWER)
            .usePlaintext()
            .build();
    return new CriConnection(socket, limit, loop, channel);
  }

  private static Path socket(String endpoint) {
    String path = endpoint.strip().substring(Math.min(SCHEME.length(), endpoint.strip().length()));
    if (!endpoint.strip().startsWith(SCHEME) || !path.startsWith("/")) {
      throw new EngineException(
          "'%s' is no address of a CRI engine; give cri:///run/containerd/containerd.sock"
              .formatted(endpoint));
    }
    return Path.of(path).normalize();
  }

  /** The same connection with another time limit; it is closed with this one. */
  CriConnection within(Duration other) {
    return new CriConnection(socket, other, loop, channel);
  }

  /** Where it leads, as {@link #open} takes it. */
  String endpoint() {
    return SCHEME + socket;
  }

  Path socket() {
    return socket;
  }

  Duration limit() {
    return limit;
  }

  /** Calls the engine about pods and containers, within the time limit of the connection. */
  <T> T call(String what, Function<RuntimeServiceBlockingStub, T> call) {
    return call(what, limit, call);
  }

  /**
   * The same within another time limit.
   *
   * @param what the call, for a message
   */
  <T> T call(String what, Duration within, Function<RuntimeServiceBlockingStub, T> call) {
    return tried(
        what,
        within,
        () ->
            call.apply(
                RuntimeServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(within.toNanos(), TimeUnit.NANOSECONDS)));
  }

  /** Calls the engine about images. */
  <T> T images(String what, Duration within, Function<ImageServiceBlockingStub, T> call) {
    return tried(
        what,
        within,
        () ->
            call.apply(
                ImageServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(within.toNanos(), TimeUnit.NANOSECONDS)));
  }

  private <T> T tried(String what, Duration within, Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw CriFailures.translate(what, socket, within, e);
    }
  }

  @Override
  public void close() {
    var unusedChannel = channel.shutdownNow();
    var unused = loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }
}
