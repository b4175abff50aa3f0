package org.lockkeeper.migration.flyway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.configuration.ConfigUtils;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Flyway's own configuration file, {@code flyway.toml} or {@code flyway.conf}, as Flyway's keys without their leading
 * {@code flyway.}. Of a TOML file's environments only {@code schemas} is taken: how to connect is the profile's matter.
 */
final class ConfigFile {
    private static final String PREFIX = "flyway.";

    private ConfigFile() {}

    /**
     * Reads the file.
     *
     * @throws LockkeeperException if it cannot be read, with the place where it is wrong
     */
    static Map<String, String> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new LockkeeperException(
                    "LK-FLYWAY-CONFIG",
                    ExitCode.USAGE,
                    "Flyway's configuration file %s cannot be read; correct \"configFile\" in the workspace file."
                            .formatted(file));
        }
        return file.toString().endsWith(".toml") ? readToml(file) : readConf(file);
    }

    private static Map<String, String> readConf(Path file) {
        try {
            Map<String, String> keys = new LinkedHashMap<>();
            ConfigUtils.loadConfigurationFile(file.toFile(), "UTF-8", true)
                    .forEach((key, value) -> keys.put(withoutPrefix(key), value));
            return keys;
        } catch (FlywayException e) {
            throw wrong(file, e);
        }
    }

    private static Map<String, String> readToml(Path file) {
        try {
            JsonNode root = TomlMapper.builder().build().readTree(file);
            Map<String, String> keys = new LinkedHashMap<>();
            root.path("flyway").properties().forEach(e -> flatten(e.getKey(), e.getValue(), keys));
            String environment = keys.getOrDefault("environment", "default");
            JsonNode schemas = root.path("environments").path(environment).path("schemas");
            if (!schemas.isMissingNode() && !keys.containsKey("schemas")) {
                flatten("schemas", schemas, keys);
            }
            return keys;
        } catch (JacksonException e) {
            throw wrong(file, e);
        }
    }

    private static void flatten(String key, JsonNode node, Map<String, String> keys) {
        if (node.isObject()) {
            node.properties().forEach(e -> flatten(key + "." + e.getKey(), e.getValue(), keys));
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asString()));
            keys.put(key, String.join(",", items));
        } else {
            keys.put(key, node.asString());
        }
    }

    private static String withoutPrefix(String key) {
        return key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
    }

    private static LockkeeperException wrong(Path file, Exception e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new LockkeeperException(
                "LK-FLYWAY-CONFIG",
                ExitCode.USAGE,
                "Flyway's configuration file %s is not valid: %s.".formatted(file, reason),
                e);
    }
}
