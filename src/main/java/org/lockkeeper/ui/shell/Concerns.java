package org.lockkeeper.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What happens on an environment that somebody should look at, whichever page is in front: told on the rail, without taking the focus. */
public final class Concerns {
    private final Map<String, Map<String, List<String>>> bySource = new TreeMap<>();
    private final ReadOnlyObjectWrapper<Map<String, List<String>>> all = new ReadOnlyObjectWrapper<>(Map.of());

    /** The sentences by the environment's name; an environment without any is not in it. */
    public ReadOnlyObjectProperty<Map<String, List<String>>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /**
     * Replaces what one source told before.
     *
     * @param source such as {@code alerts}
     * @param sentences by the environment's name
     */
    public void tell(String source, Map<String, List<String>> sentences) {
        bySource.put(source, Map.copyOf(sentences));
        Map<String, List<String>> merged = new HashMap<>();
        bySource.values()
                .forEach(told -> told.forEach(
                        (environment, words) -> merged.merge(environment, List.copyOf(words), Concerns::both)));
        merged.values().removeIf(List::isEmpty);
        all.set(Map.copyOf(merged));
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Another workspace is open. */
    void clear() {
        bySource.clear();
        all.set(Map.of());
    }
}
