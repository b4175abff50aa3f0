package org.lockkeeper.ui.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings as a small JSON file. It is a convenience and never stands in the way: what cannot be read counts as not remembered,
 * and the log says so.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** Loads what reading takes, without reading; returns whether it works. */
    public static boolean warmUp() {
        return PlainJson.read("{\"recent\": [1, \"a\", true]}") instanceof Map<?, ?>;
    }

    /** What is remembered; defaults where the file is absent or broken. */
    public Settings read() {
        try {
            Object root = PlainJson.read(Files.readString(file));
            if (root instanceof Map<?, ?> settings) {
                return settings(settings);
            }
            LOG.warn("the settings in {} are no JSON object; the defaults hold", file);
        } catch (NoSuchFileException e) {
            LOG.debug("no settings yet in {}", file);
        } catch (IOException | JacksonException | InvalidPathException e) {
            LOG.warn("the settings in {} cannot be read; the defaults hold", file, e);
        }
        return Settings.defaults();
    }

    /** Replaces the file. */
    public void write(Settings settings) {
        try {
            JsonMapper json = JsonMapper.shared();
            SafeFiles.write(
                    file, json.writerWithDefaultPrettyPrinter().writeValueAsString(tree(json, settings)) + "\n");
        } catch (IOException e) {
            LOG.warn("the settings cannot be written to {}", file, e);
        }
    }

    private static Settings settings(Map<?, ?> root) {
        List<Path> recent = new ArrayList<>();
        if (root.get("recent") instanceof List<?> files) {
            files.forEach(each -> path(each).ifPresent(recent::add));
        }
        return new Settings(
                ThemeChoice.of(String.valueOf(root.get("theme"))).orElse(ThemeChoice.SYSTEM),
                root.get("window") instanceof Map<?, ?> window ? place(window) : Optional.empty(),
                path(root.get("workspace")),
                recent,
                root.get("pages") instanceof Map<?, ?> pages ? pages(pages) : Map.of());
    }

    private static Map<String, Map<String, String>> pages(Map<?, ?> root) {
        Map<String, Map<String, String>> pages = new TreeMap<>();
        root.forEach((name, values) -> {
            if (values instanceof Map<?, ?> known) {
                Map<String, String> texts = new TreeMap<>();
                known.forEach((key, value) -> {
                    if (value instanceof String text) {
                        texts.put(String.valueOf(key), text);
                    }
                });
                pages.put(String.valueOf(name), texts);
            }
        });
        return pages;
    }

    private static Optional<Path> path(@Nullable Object value) {
        return value instanceof String text ? Optional.of(Path.of(text)) : Optional.empty();
    }

    private static Optional<Settings.Place> place(Map<?, ?> window) {
        return window.get("x") instanceof Number x
                        && window.get("y") instanceof Number y
                        && window.get("width") instanceof Number width
                        && window.get("height") instanceof Number height
                ? Optional.of(new Settings.Place(
                        x.doubleValue(),
                        y.doubleValue(),
                        width.doubleValue(),
                        height.doubleValue(),
                        Boolean.TRUE.equals(window.get("maximised"))))
                : Optional.empty();
    }

    private static ObjectNode tree(JsonMapper json, Settings settings) {
        ObjectNode root = json.createObjectNode();
        root.put("theme", settings.theme().label());
        settings.workspace().ifPresent(workspace -> root.put("workspace", workspace.toString()));
        var recent = root.putArray("recent");
        settings.recent().forEach(each -> recent.add(each.toString()));
        if (!settings.pages().isEmpty()) {
            ObjectNode pages = root.putObject("pages");
            settings.pages().forEach((name, values) -> {
                ObjectNode page = pages.putObject(name);
                values.forEach(page::put);
            });
        }
        settings.place().ifPresent(place -> {
            ObjectNode window = root.putObject("window");
            window.put("x", place.x());
            window.put("y", place.y());
            window.put("width", place.width());
            window.put("height", place.height());
            window.put("maximised", place.maximised());
        });
        return root;
    }
}
