package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.event.EventHandler;
import java.nio.file.Path;

/**
 * What the probes of one run share.
 *
 * @param engine the engine
 * @param info what it says of itself
 * @param run the run's label, by which all that is created is found again
 * @param image the reference of an image with {@code sh} and {@code perl}
 * @param guard what holds hogs, or why nothing does
 * @param folder a folder of the run's own, on a disk of this machine
 * @param events hears what is tried
 */
public record Surroundings(
    ContainerEngine engine,
    EngineInfo info,
    String run,
    String image,
    Guard guard,
    Path folder,
    EventHandler events) {}
