package org.lockkeeper.ui.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings as a small JSON file. It is a convenience and never stands in the way: what cannot be read counts as not remembered,
 * and the log says so.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private final JsonMapper json = JsonMapper.shared();

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** What is remembered; defaults where the file is absent or broken. */
    public Settings read() {
        try {
            return settings(json.readTree(Files.readString(file)));
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
            SafeFiles.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(tree(settings)) + "\n");
        } catch (IOException e) {
            LOG.warn("the settings cannot be written to {}", file, e);
        }
    }

    private static Settings settings(JsonNode root) {
        List<Path> recent = new ArrayList<>();
        for (JsonNode each : root.path("recent")) {
            path(each).ifPresent(recent::add);
        }
        return new Settings(
                ThemeChoice.of(root.path("theme").asString("")).orElse(ThemeChoice.SYSTEM),
                place(root.path("window")),
                path(root.path("workspace")),
                recent);
    }

    private static Optional<Path> path(JsonNode node) {
        return node.isString() ? Optional.of(Path.of(node.asString())) : Optional.empty();
    }

    private static Optional<Settings.Place> place(JsonNode node) {
        for (String key : List.of("x", "y", "width", "height")) {
            if (!node.path(key).isNumber()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Settings.Place(
                node.path("x").asDouble(),
                node.path("y").asDouble(),
                node.path("width").asDouble(),
                node.path("height").asDouble(),
                node.path("maximised").asBoolean(false)));
    }

    private ObjectNode tree(Settings settings) {
        ObjectNode root = json.createObjectNode();
        root.put("theme", settings.theme().label());
        settings.workspace().ifPresent(workspace -> root.put("workspace", workspace.toString()));
        var recent = root.putArray("recent");
        settings.recent().forEach(each -> recent.add(each.toString()));
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
