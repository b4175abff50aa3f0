package org.lockkeeper.ui.logs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Lists that a workspace's settings keep, each a list of named values. For the toolkit's thread. */
final class KeptValues {
    private final Consumer<Map<String, String>> keep;
    private final Map<String, String> values;

    /**
     * @param remembered as the settings have them
     * @param keep takes the place of all that was remembered
     */
    KeptValues(Map<String, String> remembered, Consumer<Map<String, String>> keep) {
        this.values = new TreeMap<>(remembered);
        this.keep = keep;
    }

    /** The list of that name, in its order; values that are no part of it are passed over. */
    List<Map<String, String>> list(String name) {
        Map<String, Map<String, String>> items = new TreeMap<>();
        values.forEach((key, value) -> {
            String[] parts = key.split("\\.", 3);
            if (parts.length == 3 && parts[0].equals(name)) {
                items.computeIfAbsent(parts[1], _ -> new LinkedHashMap<>()).put(parts[2], value);
            }
        });
        return List.copyOf(items.values());
    }

    /** Puts a list in the place of the one before. */
    void keep(String name, List<Map<String, String>> items) {
        values.keySet().removeIf(key -> key.startsWith(name + "."));
        for (int i = 0; i < items.size(); i++) {
            // Of equal width, so that the order of the keys is that of the list.
            String prefix = "%s.%04d.".formatted(name, i);
            items.get(i).forEach((key, value) -> values.put(prefix + key, value));
        }
        keep.accept(Map.copyOf(values));
    }
}
