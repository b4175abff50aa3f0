package org.lockkeeper.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * libpq's password file (PostgreSQL's documentation, "The Password File"): the first line that matches counts, and a file that others
 * may read is ignored. The driver reads this file too, but without looking at its mode.
 */
final class PgpassFile {
    private final Path file;

    PgpassFile(Path file) {
        this.file = file;
    }

    /** The file that {@code PGPASSFILE} names, else the usual one. */
    static PgpassFile ofUser() {
        String named = System.getenv("PGPASSFILE");
        if (named != null && !named.isBlank()) {
            return new PgpassFile(Path.of(named));
        }
        String appData = System.getenv("APPDATA");
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        return new PgpassFile(
                windows && appData != null
                        ? Path.of(appData, "postgresql", "pgpass.conf")
                        : Path.of(System.getProperty("user.home"), ".pgpass"));
    }

    /**
     * A password, or why there is none.
     *
     * @param whyNone a part of a sentence
     */
    record Found(Optional<String> password, Optional<String> whyNone) {
        private static Found none(String why) {
            return new Found(Optional.empty(), Optional.of(why));
        }

        /** Without the password. */
        @Override
        public String toString() {
            return whyNone.orElse("found");
        }
    }

    Found find(ConnectionProfile profile) {
        try {
            if (!Files.isRegularFile(file)) {
                return Found.none("there is no password file " + file);
            }
            Optional<String> loose = looseMode();
            if (loose.isPresent()) {
                return Found.none("the password file %s is ignored because others may read it (%s); run chmod 600 %s"
                        .formatted(file, loose.get(), file));
            }
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                Optional<String> password = match(line, profile);
                if (password.isPresent()) {
                    return new Found(password, Optional.empty());
                }
            }
            return Found.none("the password file %s has no line for %s:%d:%s:%s"
                    .formatted(file, profile.host(), profile.port(), profile.database(), profile.user()));
        } catch (IOException e) {
            return Found.none("the password file %s cannot be read (%s)"
                    .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private Optional<String> looseMode() throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return Optional.empty();
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        Set<PosixFilePermission> others =
                EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);
        return mode.stream().anyMatch(others::contains)
                ? Optional.of(PosixFilePermissions.toString(mode))
                : Optional.empty();
    }

    private static Optional<String> match(String line, ConnectionProfile profile) {
        if (line.startsWith("#")) {
            return Optional.empty();
        }
        List<String> fields = fields(line);
        return fields.size() >= 5
                        && matches(fields.get(0), profile.host())
                        && matches(fields.get(1), String.valueOf(profile.port()))
                        && matches(fields.get(2), profile.database())
                        && matches(fields.get(3), profile.user())
                        && !fields.get(4).isEmpty()
                ? Optional.of(fields.get(4))
                : Optional.empty();
    }

    private static boolean matches(String field, String value) {
        return field.equals("*") || field.equals(value);
    }

    /** Cuts at colons; a backslash takes the next character as it is. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                field.append(line.charAt(++i));
            } else if (c == ':') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
