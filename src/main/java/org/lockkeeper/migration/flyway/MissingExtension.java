package org.lockkeeper.migration.flyway;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.db.DbException;

/** What to install where a script wants an extension that the server has not. */
final class MissingExtension {
    private static final String FEATURE_NOT_SUPPORTED = "0A000";
    private static final Pattern NOT_AVAILABLE = Pattern.compile("extension \"([^\"]+)\" is not available");

    private MissingExtension() {}

    /** A sentence with a leading space, or nothing where that is not what failed. */
    static String hint(Optional<DbException> server, String message, IntSupplier major) {
        boolean unsupported = server.flatMap(DbException::sqlState)
                .map(FEATURE_NOT_SUPPORTED::equals)
                .orElse(false);
        Matcher matcher = NOT_AVAILABLE.matcher(message);
        if (!unsupported || !matcher.find()) {
            return "";
        }
        String extension = matcher.group(1);
        String source = packageOf(extension, major.getAsInt());
        return " Install it on the server's machine, on Debian and Ubuntu with: apt-get install %s.".formatted(source);
    }

    /** PGDG's and Debian's naming: contrib modules in one package, others in one each. */
    private static String packageOf(String extension, int major) {
        return switch (extension) {
            case "postgis", "postgis_raster", "postgis_topology", "postgis_sfcgal", "address_standardizer" ->
                "postgresql-%d-postgis-3".formatted(major);
            case "vector" -> "postgresql-%d-pgvector".formatted(major);
            case "pg_cron" -> "postgresql-%d-cron".formatted(major);
            case "plpython3u" -> "postgresql-plpython3-%d".formatted(major);
            case "plperl", "plperlu" -> "postgresql-plperl-%d".formatted(major);
            case "pg_trgm",
                    "pgcrypto",
                    "uuid-ossp",
                    "hstore",
                    "citext",
                    "btree_gist",
                    "btree_gin",
                    "unaccent",
                    "ltree" -> "postgresql-contrib";
            default -> "postgresql-%d-%s".formatted(major, extension.replace('_', '-'));
        };
    }
}
