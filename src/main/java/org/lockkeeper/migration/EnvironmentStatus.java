package org.lockkeeper.migration;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.error.LockkeeperException;

/**
 * Where one environment stands.
 *
 * @param facts empty where the server could not be reached
 * @param error why the history could not be read; empty where it was
 * @param trouble what kind of error that is, where the server could not be reached
 * @param migrations in the order in which the engine runs them; those without a script at their place in the history
 */
public record EnvironmentStatus(
        ConnectionProfile profile,
        Optional<ServerFacts> facts,
        Optional<String> error,
        Optional<Trouble> trouble,
        List<MigrationStatus> migrations) {
    public EnvironmentStatus {
        migrations = List.copyOf(migrations);
    }

    /** As it was read, or with an error of no known kind. */
    public EnvironmentStatus(
            ConnectionProfile profile,
            Optional<ServerFacts> facts,
            Optional<String> error,
            List<MigrationStatus> migrations) {
        this(profile, facts, error, Optional.empty(), migrations);
    }

    /** The server does not answer, or does not let us in. */
    public static EnvironmentStatus unreachable(ConnectionProfile profile, LockkeeperException why) {
        return new EnvironmentStatus(
                profile, Optional.empty(), Optional.of(why.sentence()), Optional.of(Trouble.of(why)), List.of());
    }

    public static EnvironmentStatus unreachable(ConnectionProfile profile, String error) {
        return new EnvironmentStatus(profile, Optional.empty(), Optional.of(error), List.of());
    }

    /** The server answers, but its history cannot be read, for want of a right, for example. */
    public static EnvironmentStatus unreadable(ConnectionProfile profile, ServerFacts facts, String error) {
        return new EnvironmentStatus(profile, Optional.of(facts), Optional.of(error), List.of());
    }

    /** Whether its history was read. */
    public boolean isReadable() {
        return error.isEmpty();
    }

    /** How many are in the database: applied, modified, out of order and the like. */
    public long applied() {
        return migrations.stream()
                .filter(m -> switch (m.state()) {
                    case APPLIED, MODIFIED, OUT_OF_ORDER, BASELINE, OUTDATED, MISSING -> true;
                    case PENDING, FAILED, RUNNING, ROLLED_BACK, IGNORED, UNAVAILABLE -> false;
                })
                .count();
    }

    /** How many a deploy would run. */
    public long pending() {
        return migrations.stream().filter(m -> m.state().isWork()).count();
    }

    /** How many somebody has to look at. */
    public long attention() {
        return migrations.stream().filter(m -> m.state().needsAttention()).count();
    }

    public Optional<Instant> lastAppliedAt() {
        return migrations.stream().flatMap(m -> m.appliedAt().stream()).max(Comparator.naturalOrder());
    }
}
