package org.lockkeeper.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.activity.Session;
import org.lockkeeper.cli.output.Inert;

/** The ways out for a migration, the one to be tried first at the top. */
final class MigrationWays {
    private static final String LEAVE = "Leave it and wait.";

    private MigrationWays() {}

    static List<String> of(MigrationAtWork migration) {
        String pid = "pid " + migration.session().pid();
        List<String> ways = new ArrayList<>();
        switch (migration.standing()) {
            case WAITS -> {
                blockers(migration).ifPresent(ways::add);
                ways.add("Cancel the migration (%s) and run it again with --lock-timeout.".formatted(pid));
                ways.add(LEAVE);
            }
            case LEFT -> {
                ways.add("End the session that holds it, once you know that its run is dead: terminate %s."
                        .formatted(pid));
                ways.add(LEAVE);
            }
            case HOLDS_UP -> {
                boolean works = migration.session().state().equals("active");
                ways.add(
                        works
                                ? "Leave it alone: it works, and they go on when it is done."
                                : "Leave it alone: it can be between two statements.");
                if (works) {
                    ways.add("Cancel the migration (%s): what it has done so far is lost, and it has to run again."
                            .formatted(pid));
                } else if (migration.idle().isPresent()) {
                    ways.add("End its session, once you know that its run is dead: terminate %s.".formatted(pid));
                }
            }
            case WAITS_FOR_TURN, WORKS -> {
                // Nothing is to be done about either: the one that has the lock tells.
            }
        }
        return ways;
    }

    /** Those that really hold what it waits for; empty where they wait for each other, or are gone. */
    private static Optional<String> blockers(MigrationAtWork migration) {
        List<String> ends = new ArrayList<>();
        List<Session> sessions = migration.rootSessions();
        if (!sessions.isEmpty()) {
            ends.add(sessions.stream()
                    .map(session -> "pid " + session.pid())
                    .collect(Collectors.joining(", ", "terminate ", "")));
        }
        migration.rootsPrepared().stream()
                .flatMap(root -> root.prepared().stream())
                .map(PreparedTransaction::rollback)
                .map(Inert::line)
                .forEach(ends::add);
        if (migration.rootsPrepared().stream().map(ForestNode::prepared).anyMatch(Optional::isEmpty)) {
            ends.add("roll back a prepared transaction whose name is not known");
        }
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of("End what it waits for: %s.".formatted(String.join("; ", ends)));
    }
}
