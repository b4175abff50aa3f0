package org.lockkeeper.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.lockkeeper.connection.ConnectionProfile;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** How a profile's connections are encrypted, and whose certificates they trust. */
public final class TlsSettings {
    private TlsSettings() {}

    static void apply(ConnectionProfile profile, Properties properties) {
        PGProperty.SSL_MODE.set(properties, profile.sslMode().label());
        switch (profile.sslMode()) {
            case VERIFY_CA, VERIFY_FULL -> {
                Optional<Path> root = rootFile(profile);
                if (root.isPresent()) {
                    PGProperty.SSL_ROOT_CERT.set(properties, root.get().toString());
                } else {
                    // As libpq's sslrootcert=system: a managed server's certificate is often signed by a public
                    // authority.
                    PGProperty.SSL_FACTORY.set(properties, DefaultJavaSSLFactory.class.getName());
                }
            }
            case DISABLE, ALLOW, PREFER, REQUIRE -> {
                // No certificate is checked.
            }
        }
    }

    /**
     * The file with the certificates that are trusted under {@code verify-ca} and {@code verify-full}; where empty, those that the Java
     * runtime trusts.
     */
    public static Optional<Path> rootFile(ConnectionProfile profile) {
        return profile.sslRootCert().or(TlsSettings::usualRoot);
    }

    /** libpq's file of trusted certificates, or what {@code PGSSLROOTCERT} names (PostgreSQL's documentation, "SSL Support"). */
    private static Optional<Path> usualRoot() {
        String named = System.getenv("PGSSLROOTCERT");
        if (named != null && !named.isBlank() && !named.equals("system")) {
            return Optional.of(Path.of(named));
        }
        String appData = System.getenv("APPDATA");
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        Path root = windows && appData != null
                ? Path.of(appData, "postgresql", "root.crt")
                : Path.of(System.getProperty("user.home"), ".postgresql", "root.crt");
        return "system".equals(named) || !Files.exists(root) ? Optional.empty() : Optional.of(root);
    }
}
