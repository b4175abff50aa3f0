package org.lockkeeper.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL files of the classpath: one statement a file, {@code sql/<name>[.pgNN].sql}, of which the highest {@code NN} that the
 * server has is taken. {@code :"key"} in a file stands for an identifier, which is quoted here.
 */
public final class SqlCatalog {
    private static final Pattern IDENTIFIER = Pattern.compile(":\"([a-zA-Z]+)\"");

    /** Looking a file up on the classpath takes longer than running most statements, and a run sends thousands. */
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private SqlCatalog() {}

    static String text(String name, int major) {
        return READ.computeIfAbsent(name + '@' + major, _ -> find(name, major));
    }

    private static String find(String name, int major) {
        for (int version = major; version >= ServerVersion.OLDEST_SUPPORTED_MAJOR; version--) {
            Optional<String> text = load(name + ".pg" + version);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return load(name).orElseThrow(() -> new IllegalStateException("no statement sql/" + name + ".sql"));
    }

    static String withIdentifiers(String sql, Map<String, String> identifiers) {
        return IDENTIFIER
                .matcher(sql)
                .replaceAll(match -> Matcher.quoteReplacement(identifier(match.group(1), identifiers)));
    }

    /** What stands for {@code :"key"}, quoted. */
    static String identifier(String key, Map<String, String> identifiers) {
        String value = identifiers.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no identifier given for :\"" + key + '"');
        }
        return quote(value);
    }

    /** An identifier in double quotes, by PostgreSQL's rule: inner ones doubled, NUL impossible. */
    public static String quote(String identifier) {
        if (identifier.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an identifier cannot contain NUL");
        }
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static Optional<String> load(String name) {
        try (InputStream in = SqlCatalog.class.getResourceAsStream("/sql/" + name + ".sql")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
