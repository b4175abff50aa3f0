package org.lockkeeper.ui.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockkeeper.ui.theme.ThemeChoice;

/**
 * What the window remembers.
 *
 * @param place empty before the first close
 * @param workspace the one that was open last; empty when none was
 * @param recent workspace files, the latest first
 * @param pages what the pages remember of each workspace, by its file and the page's name: filters, thresholds; and of all, by a name
 *     alone
 */
public record Settings(
        ThemeChoice theme,
        Optional<Place> place,
        Optional<Path> workspace,
        List<Path> recent,
        Map<String, Map<String, String>> pages) {
    private static final int RECENT_LIMIT = 8;

    public Settings {
        recent = List.copyOf(recent);
        pages = Map.copyOf(pages);
    }

    /** What a page remembers of a workspace; values that it has none of are missing. */
    public Map<String, String> page(Path file, String name) {
        return page(key(file, name));
    }

    /** What is remembered by that name for all workspaces. */
    public Map<String, String> page(String name) {
        return pages.getOrDefault(name, Map.of());
    }

    /** With other values for a page; what it does not name stays. */
    public Settings withPage(Path file, String name, Map<String, String> values) {
        return withPage(key(file, name), values);
    }

    /** With other values of that name for all workspaces; what it does not name stays. */
    public Settings withPage(String name, Map<String, String> values) {
        Map<String, String> merged = new TreeMap<>(page(name));
        merged.putAll(values);
        Map<String, Map<String, String>> all = new TreeMap<>(pages);
        all.put(name, Map.copyOf(merged));
        return new Settings(theme, place, workspace, recent, all);
    }

    /** With these values for a page and no others. */
    public Settings withOnly(Path file, String name, Map<String, String> values) {
        Map<String, Map<String, String>> all = new TreeMap<>(pages);
        if (values.isEmpty()) {
            all.remove(key(file, name));
        } else {
            all.put(key(file, name), Map.copyOf(values));
        }
        return new Settings(theme, place, workspace, recent, all);
    }

    private static String key(Path file, String name) {
        return name + " of " + file;
    }

    /** Nothing remembered. */
    public static Settings defaults() {
        return new Settings(ThemeChoice.SYSTEM, Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    public Settings withTheme(ThemeChoice choice) {
        return new Settings(choice, place, workspace, recent, pages);
    }

    public Settings withPlace(Place newPlace) {
        return new Settings(theme, Optional.of(newPlace), workspace, recent, pages);
    }

    /** With that workspace as the open one and first among the recent ones. */
    public Settings withWorkspace(Path file) {
        List<Path> files = new ArrayList<>(recent);
        files.remove(file);
        files.addFirst(file);
        return new Settings(
                theme, place, Optional.of(file), files.subList(0, Math.min(files.size(), RECENT_LIMIT)), pages);
    }

    /** With no workspace open; the recent ones stay. */
    public Settings withoutWorkspace() {
        return new Settings(theme, place, Optional.empty(), recent, pages);
    }

    /**
     * Where the window stood, in the screen's logical pixels; of a maximised window, where it would stand otherwise.
     *
     * @param width at least {@link #MIN_WIDTH}
     * @param height at least {@link #MIN_HEIGHT}
     */
    public record Place(double x, double y, double width, double height, boolean maximised) {
        public static final double MIN_WIDTH = 880;
        public static final double MIN_HEIGHT = 560;

        public Place {
            width = Math.max(width, MIN_WIDTH);
            height = Math.max(height, MIN_HEIGHT);
        }
    }
}
