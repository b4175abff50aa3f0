package org.lockkeeper.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** A new migration that takes another back: named by the engine's rules, after all that are there, and refusing to run until it is filled. */
final class RevertScript {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final Pattern STAMPED = Pattern.compile("(\\d{14})_?(.*)");

    /** What stands for bytes that are not UTF-8. */
    private static final char REPLACED = '\uFFFD';

    private static final String REVERT = "_revert_";

    /** As the strategy and this name them; one whose description only has the word in it is none. */
    private static final Pattern PRISMA_REVERT = Pattern.compile("\\d+_revert_.*");

    private final Project project;
    private final Clock clock;

    RevertScript(Project project, Clock clock) {
        this.project = project;
        this.clock = clock;
    }

    /** Whether a migration was made to take another back, by its name. */
    boolean isOne(String migration) {
        return switch (project.kind()) {
            case PRISMA -> PRISMA_REVERT.matcher(migration).matches();
            case FLYWAY -> {
                Matcher matcher = flywayForm().matcher(migration);
                yield matcher.matches() && matcher.group(2).startsWith(REVERT.substring(1));
            }
        };
    }

    /**
     * Where it would be.
     *
     * @param migration the one to take back
     * @param all of the project, in any order
     */
    Path path(String migration, List<String> all) {
        Path location = project.locations().stream()
                .findFirst()
                .orElseThrow(
                        () -> new LockkeeperException(
                                "LK-RUN-LOCATION",
                                ExitCode.USAGE,
                                "The workspace names no folder for migrations under project.locations, so that there is no place for a revert: name one."));
        return switch (project.kind()) {
            case PRISMA -> location.resolve(prisma(migration, all)).resolve("migration.sql");
            case FLYWAY -> location.resolve(flyway(migration, all));
        };
    }

    private String prisma(String migration, List<String> all) {
        LocalDateTime stamp = LocalDateTime.now(clock.withZone(ZoneOffset.UTC)).withNano(0);
        for (String name : all) {
            Matcher matcher = STAMPED.matcher(name);
            // One from a clock that is ahead must still come before this one.
            if (matcher.matches() && matcher.group(1).compareTo(stamp.format(STAMP)) >= 0) {
                stamp = next(matcher.group(1)).orElse(stamp);
            }
        }
        Matcher matcher = STAMPED.matcher(migration);
        return stamp.format(STAMP) + REVERT + plain(matcher.matches() ? matcher.group(2) : migration);
    }

    private static Optional<LocalDateTime> next(String stamp) {
        try {
            return Optional.of(LocalDateTime.parse(stamp, STAMP).plusSeconds(1));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String flyway(String migration, List<String> all) {
        FlywaySettings settings = project.flyway();
        Pattern form = flywayForm();
        String newest = all.stream()
                .map(form::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .max(RevertScript::compare)
                .orElse("0");
        Matcher matcher = form.matcher(migration);
        return prefix(settings)
                + after(newest)
                + separator(settings)
                + REVERT.substring(1)
                + plain(matcher.matches() ? matcher.group(2) : migration)
                + suffix(settings);
    }

    /** A versioned script: its version and its description. */
    private Pattern flywayForm() {
        FlywaySettings settings = project.flyway();
        return Pattern.compile("(?:.*/)?" + Pattern.quote(prefix(settings)) + "(\\d[\\d._]*?)"
                + Pattern.quote(separator(settings)) + "(.*)" + Pattern.quote(suffix(settings)));
    }

    private static String prefix(FlywaySettings settings) {
        return settings.sqlMigrationPrefix().orElse("V");
    }

    private static String separator(FlywaySettings settings) {
        return settings.sqlMigrationSeparator().orElse("__");
    }

    private static String suffix(FlywaySettings settings) {
        return settings.sqlMigrationSuffixes().stream().findFirst().orElse(".sql");
    }

    /** The next version: of a time stamp now, of anything else one more in its last part. */
    private String after(String version) {
        String now = LocalDateTime.now(clock.withZone(ZoneOffset.UTC)).format(STAMP);
        if (version.matches("\\d{14}") && version.compareTo(now) < 0) {
            return now;
        }
        Matcher last = Pattern.compile("(.*?)(\\d+)$").matcher(version);
        return last.matches()
                ? last.group(1) + new java.math.BigInteger(last.group(2)).add(java.math.BigInteger.ONE)
                : version + "1";
    }

    private static int compare(String one, String other) {
        String[] a = one.split("[._]");
        String[] b = other.split("[._]");
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = part(a, i).compareTo(part(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static java.math.BigInteger part(String[] parts, int i) {
        return i < parts.length && !parts[i].isEmpty() ? new java.math.BigInteger(parts[i]) : java.math.BigInteger.ZERO;
    }

    private static String plain(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        return safe.isEmpty() ? "migration" : safe;
    }

    /**
     * Makes it.
     *
     * @param original the script to take back; shown as comments
     * @throws LockkeeperException if it is there already
     * @throws UncheckedIOException if it cannot be written; nothing of it is left then
     */
    Path create(String migration, List<String> all, Optional<Path> original) {
        Path file = path(migration, all);
        try {
            // Read before anything is made: a folder without a script is a broken migration.
            String text = text(migration, original);
            write(file, text);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: a script that is cut off would be a migration too. */
    private static void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        boolean made = !Files.exists(folder);
        Files.createDirectories(folder);
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            throw new LockkeeperException(
                    "LK-RUN-REVERT",
                    ExitCode.USAGE,
                    "The revert %s is there already: fill that, or move it away first.".formatted(file),
                    e);
        }
        boolean written = false;
        try {
            Files.writeString(file, text);
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(file);
                if (made) {
                    Files.deleteIfExists(folder);
                }
            }
        }
    }

    private static String text(String migration, Optional<Path> original) throws IOException {
        StringBuilder text = new StringBuilder("-- Takes back " + oneLine(migration) + ".\n");
        if (original.isPresent()) {
            String script = new String(Files.readAllBytes(original.get()), StandardCharsets.UTF_8);
            text.append("-- What that did, for the opposite to be written below:\n");
            if (script.indexOf(REPLACED) >= 0) {
                text.append("-- (It is not UTF-8: what could not be read stands as ")
                        .append(REPLACED)
                        .append(".)\n");
            }
            text.append("--\n");
            script.lines().forEach(line -> text.append("--   ").append(line).append('\n'));
        }
        return text.append("""

                -- Remove this block once the statements are written: until then the migration refuses to run.
                do $$
                begin
                  raise exception 'This revert has not been written yet.';
                end
                $$;
                """).toString();
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }
}
