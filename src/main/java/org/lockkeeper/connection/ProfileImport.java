package org.lockkeeper.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;

/** Makes profiles from what people already have. No password is taken over: it is dropped, and a notice says so. */
public final class ProfileImport {
    /** Where Prisma keeps its URL. */
    private static final String VARIABLE = "DATABASE_URL";

    /** Prisma's and libpq's parameters that mean nothing to a profile. */
    private static final Set<String> KEPT = Set.of("sslmode", "sslrootcert", "schema", "dbname");

    private ProfileImport() {}

    /**
     * A profile to be looked at before it is saved.
     *
     * @param schema the schema of Prisma's history, where the source names one
     * @param notices what was dropped or assumed, a sentence each
     */
    public record Imported(ConnectionProfile profile, Optional<String> schema, List<String> notices) {
        public Imported {
            notices = List.copyOf(notices);
        }
    }

    /**
     * From a {@code postgresql://} URL.
     *
     * @param name the profile's name
     * @throws LockkeeperException if it is no such URL; the sentence does not repeat it, since it may hold a password
     */
    public static Imported fromUrl(String name, Environment environment, String url) {
        try {
            return imported(name, environment, PostgresUrl.parse(url), "The URL");
        } catch (PostgresUrl.NotAUrlException e) {
            throw failure(
                    "The URL cannot be used: %s; expected postgresql://user@host:port/database.".formatted(e.reason()));
        }
    }

    /**
     * From the {@code DATABASE_URL} of a {@code .env} file.
     *
     * @throws LockkeeperException if the file cannot be read, has no such line, or the URL is for another database
     */
    public static Imported fromEnvFile(String name, Environment environment, Path file) {
        String url = EnvFile.parse(text(file)).get(VARIABLE);
        if (url == null || url.isBlank()) {
            throw failure("%s has no line with %s; expected one such as %s=\"postgresql://user@host:5432/database\"."
                    .formatted(file, VARIABLE, VARIABLE));
        }
        try {
            return imported(name, environment, PostgresUrl.parse(url), VARIABLE + " in " + file);
        } catch (PostgresUrl.NotAUrlException e) {
            throw failure("%s in %s cannot be used: %s; expected postgresql://user@host:port/database."
                    .formatted(VARIABLE, file, e.reason()));
        }
    }

    /**
     * Every service of a {@code pg_service.conf}, each named as its service (PostgreSQL's documentation, "The Connection Service File").
     *
     * @throws LockkeeperException if the file cannot be read or has no service
     */
    public static List<Imported> fromServiceFile(Environment environment, Path file) {
        List<Imported> services = new ArrayList<>();
        ServiceFile.parse(text(file)).forEach((name, values) -> services.add(service(name, environment, values)));
        if (services.isEmpty()) {
            throw failure(file
                    + " lists no service; expected a line such as [shop] with host, port, dbname and user under it.");
        }
        return services;
    }

    private static Imported imported(String name, Environment environment, PostgresUrl url, String source)
            throws PostgresUrl.NotAUrlException {
        List<String> notices = new ArrayList<>();
        if (url.password().isPresent() || url.parameters().containsKey("password")) {
            notices.add(passwordDropped(source));
        }
        List<String> dropped = url.parameters().keySet().stream()
                .filter(key -> !KEPT.contains(key) && !key.equals("password"))
                .toList();
        if (!dropped.isEmpty()) {
            notices.add(
                    "Parameters that a profile does not need were dropped: %s.".formatted(String.join(", ", dropped)));
        }
        String user = url.user()
                .or(() -> Optional.ofNullable(url.parameters().get("user")))
                .orElseThrow(() -> new PostgresUrl.NotAUrlException("it names no user"));
        String database = url.database().orElseThrow(() -> new PostgresUrl.NotAUrlException("it names no database"));
        return new Imported(
                profile(
                        name,
                        environment,
                        url.host(),
                        url.port(),
                        database,
                        user,
                        sslMode(url.parameters(), environment, notices),
                        rootCert(url.parameters(), notices)),
                Optional.ofNullable(url.parameters().get("schema")),
                notices);
    }

    private static Imported service(String name, Environment environment, Map<String, String> values) {
        List<String> notices = new ArrayList<>();
        if (values.containsKey("password")) {
            notices.add(passwordDropped("The service " + name));
        }
        String host = value(values, "host", values.getOrDefault("hostaddr", "localhost"), notices);
        String user = value(values, "user", System.getProperty("user.name"), notices);
        String database = value(values, "dbname", user, notices);
        String port = values.getOrDefault("port", String.valueOf(ConnectionProfile.DEFAULT_PORT));
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw failure("The service %s names a port that is not a number from 1 to 65535.".formatted(name));
        }
        return new Imported(
                profile(
                        name,
                        environment,
                        host,
                        Integer.parseInt(port),
                        database,
                        user,
                        sslMode(values, environment, notices),
                        rootCert(values, notices)),
                Optional.empty(),
                notices);
    }

    private static ConnectionProfile profile(
            String name,
            Environment environment,
            String host,
            int port,
            String database,
            String user,
            SslMode sslMode,
            Optional<Path> rootCert) {
        return new ConnectionProfile(
                name,
                environment,
                host,
                port,
                database,
                user,
                sslMode,
                new PasswordSource.Pgpass(),
                Optional.empty(),
                rootCert);
    }

    private static String value(Map<String, String> values, String key, String otherwise, List<String> notices) {
        String value = values.get(key);
        if (value == null) {
            notices.add("%s is not given; %s is assumed.".formatted(key, otherwise));
            return otherwise;
        }
        return value;
    }

    private static SslMode sslMode(Map<String, String> values, Environment environment, List<String> notices) {
        SslMode otherwise = ConnectionProfile.defaultSslMode(environment);
        String label = values.get("sslmode");
        if (label == null) {
            return otherwise;
        }
        return SslMode.of(label.toLowerCase(Locale.ROOT)).orElseGet(() -> {
            notices.add("The sslmode is not one that is known; %s is assumed.".formatted(otherwise.label()));
            return otherwise;
        });
    }

    private static Optional<Path> rootCert(Map<String, String> values, List<String> notices) {
        String text = values.get("sslrootcert");
        if (text == null || text.equals("system")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (java.nio.file.InvalidPathException e) {
            notices.add("The sslrootcert is no path on this system and was dropped.");
            return Optional.empty();
        }
    }

    private static String passwordDropped(String source) {
        return source
                + " holds a password, which was not kept: put it into ~/.pgpass, or choose env, prompt or command for the profile.";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-WS-IMPORT", ExitCode.USAGE, "%s cannot be read (%s).".formatted(file, e), e);
        }
    }

    private static LockkeeperException failure(String sentence) {
        return new LockkeeperException("LK-WS-IMPORT", ExitCode.USAGE, sentence);
    }
}
