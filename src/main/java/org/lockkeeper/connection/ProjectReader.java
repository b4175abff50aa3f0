package org.lockkeeper.connection;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code project}. */
final class ProjectReader {
    private static final List<String> FLYWAY_KEYS = List.of(
            "configFile",
            "table",
            "defaultSchema",
            "schemas",
            "sqlMigrationPrefix",
            "repeatableSqlMigrationPrefix",
            "sqlMigrationSeparator",
            "sqlMigrationSuffixes",
            "outOfOrder",
            "placeholders",
            "placeholderReplacement",
            "baselineVersion",
            "baselineOnMigrate",
            "mixed",
            "encoding");
    private static final String LOCATIONS = "a list of folders with migrations";
    private static final String SCHEMA = "a schema's name";
    private static final String FILE_SYSTEM = "filesystem:";

    private final Path file;

    ProjectReader(Path file) {
        this.file = file;
    }

    /** @param urlSchema the schema that the profiles' URLs name */
    Project read(JsonSection section, Optional<String> urlSchema) {
        String name = section.text("name", "the project's name");
        ProjectKind kind = kind(section);
        Optional<String> historySchema =
                section.optionalText("historySchema", SCHEMA).or(() -> urlSchema);
        Project project = switch (kind) {
            case PRISMA -> {
                refuse(section, FLYWAY_KEYS, "belongs to projects of the kind flyway");
                yield new Project(
                        name,
                        kind,
                        locations(section, Optional.of("prisma/migrations")),
                        historySchema.orElse("public"),
                        transactionMode(section),
                        FlywaySettings.defaults());
            }
            case FLYWAY -> {
                refuse(section, List.of("transactionMode"), "belongs to projects of the kind prisma");
                FlywaySettings settings = flyway(section, historySchema);
                yield new Project(
                        name,
                        kind,
                        locations(section, settings.configFile().isPresent() ? Optional.empty() : Optional.of("sql")),
                        settings.defaultSchema().orElse("public"),
                        Optional.empty(),
                        settings);
            }
        };
        section.done();
        return project;
    }

    private static ProjectKind kind(JsonSection section) {
        String expected = "prisma or flyway";
        return switch (section.text("kind", expected)) {
            case "prisma" -> ProjectKind.PRISMA;
            case "flyway" -> ProjectKind.FLYWAY;
            case String other -> throw section.invalid("kind", JsonSection.quoted(other), expected);
        };
    }

    private static Optional<TransactionMode> transactionMode(JsonSection section) {
        String expected = "script (as Prisma up to 7.3) or statement (as from 7.4)";
        return section.optionalText("transactionMode", expected).map(label -> switch (label) {
            case "script" -> TransactionMode.SCRIPT;
            case "statement" -> TransactionMode.STATEMENT;
            default -> throw section.invalid("transactionMode", JsonSection.quoted(label), expected);
        });
    }

    private List<Path> locations(JsonSection section, Optional<String> otherwise) {
        List<String> texts = section.texts("locations", LOCATIONS);
        if (section.has("locations") && texts.isEmpty()) {
            throw section.invalid("locations", "an empty list", LOCATIONS);
        }
        List<Path> locations = new ArrayList<>();
        for (String text : texts.isEmpty() ? otherwise.stream().toList() : texts) {
            locations.add(path(section, "locations", text));
        }
        return locations;
    }

    private Path path(JsonSection section, String key, String text) {
        String bare = text.startsWith(FILE_SYSTEM) ? text.substring(FILE_SYSTEM.length()) : text;
        if (bare.isBlank()) {
            throw section.invalid(key, "empty", "a path");
        }
        if (bare.toLowerCase(Locale.ROOT).matches("(classpath|s3|gcs):.*")) {
            throw section.invalid(key, JsonSection.quoted(text), "a folder on this machine, relative to this file");
        }
        return Paths.resolve(file, bare)
                .orElseThrow(() -> section.invalid(key, JsonSection.quoted(text), "a path of this system"));
    }

    private FlywaySettings flyway(JsonSection section, Optional<String> historySchema) {
        Optional<String> defaultSchema = section.optionalText("defaultSchema", SCHEMA);
        if (section.has("historySchema") && defaultSchema.isPresent() && !defaultSchema.equals(historySchema)) {
            throw section.error(
                    "LK-WS-VALUE",
                    "historySchema",
                    "differs from defaultSchema, which means the same; expected one of the two");
        }
        String text = "a text";
        return new FlywaySettings(
                section.optionalText("configFile", "a path such as \"flyway.toml\"")
                        .map(path -> path(section, "configFile", path)),
                section.optionalText("table", "a table's name"),
                defaultSchema.or(() -> historySchema),
                section.texts("schemas", "a list of schemas"),
                section.optionalTextOrEmpty("sqlMigrationPrefix", text),
                section.optionalTextOrEmpty("repeatableSqlMigrationPrefix", text),
                section.optionalText("sqlMigrationSeparator", text),
                section.texts("sqlMigrationSuffixes", "a list of texts such as [\".sql\"]"),
                section.optionalFlag("outOfOrder"),
                section.textMap("placeholders"),
                section.optionalFlag("placeholderReplacement"),
                section.optionalText("baselineVersion", "a text such as \"1\""),
                section.optionalFlag("baselineOnMigrate"),
                section.optionalFlag("mixed"),
                section.optionalText("encoding", text).map(encoding -> encoding(section, encoding)));
    }

    private static String encoding(JsonSection section, String name) {
        boolean known;
        try {
            known = Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            known = false;
        }
        if (!known) {
            throw section.invalid("encoding", JsonSection.quoted(name), "the name of a character set such as UTF-8");
        }
        return name;
    }

    private static void refuse(JsonSection section, List<String> keys, String why) {
        for (String key : keys) {
            if (section.has(key)) {
                throw section.error("LK-WS-KEY", key, why + "; expected it not to be here");
            }
        }
    }
}
