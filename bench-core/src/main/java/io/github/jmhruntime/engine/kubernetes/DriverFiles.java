package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import io.github.jmhruntime.engine.Given;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that drivers are given, as ConfigMaps: a folder holds the pieces of all, as {@link
 * Given} names them.
 */
final class DriverFiles {

  /** A ConfigMap holds 1 MiB, of which base64 takes a third; a piece always fits. */
  private static final int MOST_BYTES = 700_000;

  private DriverFiles() {}

  /**
   * The ConfigMaps that hold files.
   *
   * @param common name, labels and owner; each gets a name with a number behind
   */
  static List<ConfigMap> maps(Map<String, byte[]> files, ObjectMeta common) {
    List<Map<String, String>> filled = fill(pieces(files));
    List<ConfigMap> maps = new ArrayList<>();
    for (Map<String, String> data : filled) {
      maps.add(
          new ConfigMapBuilder()
              .withMetadata(
                  new ObjectMetaBuilder(common)
                      .withName(common.getName() + "-" + maps.size())
                      .build())
              .withBinaryData(data)
              .build());
    }
    return maps;
  }

  /** The folder that all of them make together. */
  static Volume volume(String name, List<ConfigMap> maps) {
    List<VolumeProjection> sources =
        maps.stream()
            .map(
                map ->
                    new VolumeProjectionBuilder()
                        .withNewConfigMap()
                        .withName(map.getMetadata().getName())
                        .endConfigMap()
                        .build())
            .toList();
    return new VolumeBuilder()
        .withName(name)
        .withNewProjected()
        .withSources(sources)
        .endProjected()
        .build();
  }

  private static Map<String, byte[]> pieces(Map<String, byte[]> files) {
    Map<String, byte[]> pieces = new LinkedHashMap<>();
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              int number = 0;
              for (byte[] piece : Given.pack(content)) {
                pieces.put(Given.piece(name, number++), piece);
              }
            });
    return pieces;
  }

  private static List<Map<String, String>> fill(Map<String, byte[]> pieces) {
    List<Map<String, String>> filled = new ArrayList<>();
    Map<String, String> data = new LinkedHashMap<>();
    int size = 0;
    for (Map.Entry<String, byte[]> piece : pieces.entrySet()) {
      if (!data.isEmpty() && size + piece.getValue().length > MOST_BYTES) {
        filled.add(data);
        data = new LinkedHashMap<>();
        size = 0;
      }
      data.put(piece.getKey(), Base64.getEncoder().encodeToString(piece.getValue()));
      size += piece.getValue().length;
    }
    filled.add(data);
    return filled;
  }
}
