package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.host.OuterGroup;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What holds hogs: an outer control group on this machine, or the reason why there is none. */
public final class Guard implements AutoCloseable {

  private static final String REMEDY = "; -Dengine=private has what it takes";

  private final @Nullable OuterGroup group;
  private final String objection;

  private Guard(@Nullable OuterGroup group, String objection) {
    this.group = group;
    this.objection = objection;
  }

  /** Sets one up for the containers of an engine, and reads its limits back. */
  public static Guard of(EngineInfo engine) {
    if (!engine.isOnThisMachine()) {
      return without("the engine may be on another machine, where no control group can be set up");
    }
    if (!engine.cgroupDriver().equals("cgroupfs")) {
      return without(
          "the engine's driver of control groups is '%s', which takes no group of ours"
              .formatted(engine.cgroupDriver()));
    }
    try {
      return new Guard(OuterGroup.create(), "");
    } catch (IOException e) {
      return without("no control group can be set up around it (%s)".formatted(e));
    }
  }

  /** None, for a reason. */
  static Guard without(String objection) {
    return new Guard(null, objection + REMEDY);
  }

  /** The group, or null where there is none. */
  @Nullable OuterGroup group() {
    return group;
  }

  /** Why there is no group; empty where there is one. */
  String objection() {
    return objection;
  }

  /** Kills what is left in the group, and removes it. */
  @Override
  public void close() {
    if (group != null) {
      group.close();
    }
  }
}
