package org.lockkeeper.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.TlsSettings;
import org.lockkeeper.files.SafeFiles;

/**
 * Client programs at work for one profile: the same server, role and TLS settings as the pool's, the password in a file that only its
 * owner reads. Close it when they have ended; nothing of it stays.
 */
public final class ChildPrograms implements AutoCloseable {
    private static final String PASSWORDS = "pgpass";
    private static final String ROOTS = "roots.pem";
    private static final String APPLICATION_NAME = "lockkeeper";
    private static final String CONNECT_TIMEOUT_SECONDS = "10";

    private final ClientTools tools;
    private final ConnectionProfile profile;
    private final RunFolder folder;

    private ChildPrograms(ClientTools tools, ConnectionProfile profile, RunFolder folder) {
        this.tools = tools;
        this.profile = profile;
        this.folder = folder;
    }

    /**
     * Prepares them.
     *
     * @param password empty where the server wants none
     * @param root the folder for what they need; what killed processes left there is cleared away
     * @throws org.lockkeeper.error.LockkeeperException if a file cannot hold the password
     */
    public static ChildPrograms open(
            ClientTools tools, ConnectionProfile profile, Optional<String> password, Path root) {
        try {
            RunFolder folder = RunFolder.open(root);
            boolean opened = false;
            try {
                // Also where there is none: without this file the programs would read the user's own.
                SafeFiles.write(
                        folder.file(PASSWORDS),
                        password.map(p -> PasswordFile.line(profile, p)).orElse(""));
                if (verifies(profile) && TlsSettings.rootFile(profile).isEmpty()) {
                    SafeFiles.write(folder.file(ROOTS), JavaRoots.pem());
                }
                opened = true;
                return new ChildPrograms(tools, profile, folder);
            } finally {
                if (!opened) {
                    folder.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clears away what killed processes left: password files, and programs that still run. */
    public static void sweep(Path root) {
        try {
            RunFolder.sweep(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ClientTools tools() {
        return tools;
    }

    public ConnectionProfile profile() {
        return profile;
    }

    /** The option that leads a program to a database of the profile's server; it has no password in it. */
    public String connectTo(String database) {
        return "--dbname=" + connectionString(database);
    }

    /** A name for one program's session alone, by which it is found on the server. */
    public static String ownName() {
        return APPLICATION_NAME + " " + UUID.randomUUID();
    }

    /** Whether a session's name was made by {@link #ownName}, in this process or another. */
    public static boolean isOwnName(String name) {
        return name.startsWith(APPLICATION_NAME + " ");
    }

    /**
     * As in {@link #connectTo}, under a name of its own, by which its session is found on the server.
     *
     * @param name of the session, ASCII, at most 63 letters
     */
    public String connectTo(String database, String name) {
        return "--dbname=" + connectionString(database, name);
    }

    /** As in {@link #connectTo}, without the option's name. */
    public String connectionString(String database) {
        return connectionString(database, APPLICATION_NAME);
    }

    private String connectionString(String database, String name) {
        ConnectionString string = new ConnectionString()
                .with("host", profile.host())
                .with("port", Integer.toString(profile.port()))
                .with("user", profile.user())
                .with("dbname", database)
                .with("sslmode", profile.sslMode().label())
                .with("connect_timeout", CONNECT_TIMEOUT_SECONDS)
                .with("application_name", name);
        if (profile.sslMode() != SslMode.DISABLE) {
            // libpq would check certificates under "require" as soon as a file of roots lies in the home folder; the
            // driver does not.
            Path roots = verifies(profile)
                    ? TlsSettings.rootFile(profile).orElse(folder.file(ROOTS))
                    : folder.file("no-roots");
            string.with("sslrootcert", roots.toString()).with("channel_binding", "prefer");
        }
        return string.toString();
    }

    /**
     * The option that tells pg_dumpall which database to begin in. It takes a name with an equals sign, or one that begins as a URL does,
     * for a whole connection string (pg_dumpall.c, {@code connectDatabase}), and would be led elsewhere: so a string is what it gets.
     */
    public static String startIn(String database) {
        return "--database=" + new ConnectionString().with("dbname", database);
    }

    /** Writes a file for a program to read, which is gone with everything else. */
    public Path file(String name, String text) {
        try {
            Path file = folder.file(name);
            SafeFiles.write(file, text);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what a file for a program holds. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream output) throws IOException;
    }

    /** As the method with a text, for what may be large; for its owner alone. */
    public Path file(String prefix, Content content) {
        try {
            Path file = folder.temporary(prefix);
            try (OutputStream output = Files.newOutputStream(file)) {
                content.write(output);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prepares one program. */
    public ChildCommand command(String program) {
        return new ChildCommand(tools.program(program), folder);
    }

    private static boolean verifies(ConnectionProfile profile) {
        return switch (profile.sslMode()) {
            case VERIFY_CA, VERIFY_FULL -> true;
            case DISABLE, ALLOW, PREFER, REQUIRE -> false;
        };
    }

    @Override
    public void close() {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
