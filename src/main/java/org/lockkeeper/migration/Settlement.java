package org.lockkeeper.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockkeeper.aftermath.ServerInquiry;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Trace;
import org.lockkeeper.guard.Unfinished;
import org.lockkeeper.task.Parallel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes in the record what ended processes left open at a workspace's environments, with what their servers say now. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Workspace workspace;
    private final MigrationEngine engine;
    private final Databases databases;
    private final ProductionGuard guard;

    Settlement(Workspace workspace, MigrationEngine engine, Databases databases, ProductionGuard guard) {
        this.workspace = workspace;
        this.engine = engine;
        this.databases = databases;
        this.guard = guard;
    }

    /**
     * At every environment, all at the same time; where nothing is open, nobody is asked. It does not fail: what cannot be asked stays
     * open, and nobody is asked for a password for it.
     *
     * @return what was or is still open, in the workspace's order
     */
    List<Settled> all() {
        List<Unfinished> open = guard.unfinished();
        if (open.isEmpty()) {
            return List.of();
        }
        strays();
        List<Database> concerned = databases.all().stream()
                .filter(database -> open.stream().anyMatch(one -> isAt(one, database.profile())))
                .toList();
        return Parallel.map(concerned, this::at).stream().flatMap(List::stream).toList();
    }

    private List<Settled> at(Database database) {
        ServerInquiry inquiry = new ServerInquiry(database, () -> history(database));
        List<Settled> settled = new ArrayList<>();
        guard.settle(one -> isAt(one, database.profile()), one -> {
            Optional<String> found = isAskable(one, database.profile()) ? inquiry.of(one) : Optional.empty();
            settled.add(Settled.of(one, found));
            return found;
        });
        return settled;
    }

    private static boolean isAskable(Unfinished one, ConnectionProfile profile) {
        return !(profile.password() instanceof PasswordSource.Prompt)
                || one.traces().stream().allMatch(Trace.Elsewhere.class::isInstance);
    }

    private Optional<String> history(Database database) {
        try {
            return Optional.of(Consequences.now(engine.load().status(database)));
        } catch (LockkeeperException e) {
            LOG.info("the history on {} cannot be read", database.profile().name(), e);
            return Optional.empty();
        }
    }

    /** At one environment, whose status is read only where something is open. */
    void at(Database database, Supplier<EnvironmentStatus> status) {
        ServerInquiry inquiry = new ServerInquiry(
                database,
                () -> Optional.of(status.get())
                        .filter(EnvironmentStatus::isReadable)
                        .map(Consequences::now));
        guard.settle(one -> isAt(one, database.profile()), inquiry::of);
    }

    /** At places that the workspace does not have any more. */
    void strays() {
        guard.settleStrays((name, address) -> workspace.profiles().stream()
                .anyMatch(profile ->
                        profile.name().equals(name) && profile.address().equals(address)));
    }

    private static boolean isAt(Unfinished one, ConnectionProfile profile) {
        return one.isAt(profile.name(), profile.address());
    }
}
