package org.lockkeeper.db;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** The databases of an open workspace, one a profile, in the workspace's order. */
public final class Databases implements AutoCloseable {
    private final Workspace workspace;
    private final List<Database> all;
    private final SecretSource secrets;

    /** Prepares a workspace's databases; no connection is made yet. */
    public Databases(Workspace workspace, SecretSource secrets) {
        this(
                workspace,
                workspace.profiles().stream()
                        .map(profile -> new Database(profile, secrets))
                        .toList(),
                secrets);
    }

    /** @param all one a profile, in the workspace's order; closed with this */
    public Databases(Workspace workspace, List<Database> all) {
        this(workspace, all, _ -> Optional.empty());
    }

    private Databases(Workspace workspace, List<Database> all, SecretSource secrets) {
        this.workspace = workspace;
        this.all = List.copyOf(all);
        this.secrets = secrets;
    }

    /** Where their passwords come from, for what logs in elsewhere with a secret of the same sources. */
    public SecretSource secrets() {
        return secrets;
    }

    public List<Database> all() {
        return all;
    }

    /**
     * The database of one environment.
     *
     * @param environment a profile's name
     * @throws LockkeeperException if the workspace has none of that name
     */
    public Database of(String environment) {
        return all.stream()
                .filter(database -> database.profile().name().equals(environment))
                .findFirst()
                .orElseThrow(() -> new LockkeeperException(
                        "LK-WS-ENV",
                        ExitCode.USAGE,
                        "There is no environment \"%s\" in %s; it has: %s."
                                .formatted(environment, workspace.file(), names())));
    }

    private String names() {
        return all.stream().map(database -> database.profile().name()).collect(Collectors.joining(", "));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        all.forEach(Database::close);
    }
}
