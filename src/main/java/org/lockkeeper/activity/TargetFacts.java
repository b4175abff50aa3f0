package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/**
 * What is to be known of a backend before something is done to it, or where that was refused.
 *
 * @param superuser whether its role is a superuser
 * @param nobody whether it belongs to no role, as the server's own processes do
 * @param ownRole whether the role that asks has the rights of its role
 * @param ownAutovacuum whether it is an autovacuum worker, and the role that asks has the rights of pg_signal_autovacuum_worker
 * @param engine {@code prisma} or {@code flyway} where it holds that engine's lock; else empty
 * @param standby the name of what it sends to, where it is a replication sender; else empty
 */
record TargetFacts(
        BackendNow now,
        boolean superuser,
        boolean nobody,
        boolean ownRole,
        boolean ownAutovacuum,
        String engine,
        String standby) {
    static List<TargetFacts> read(ReadSession session, Collection<Integer> pids) {
        return session.query(
                ReadQuery.ACTIVITY_TARGETS,
                row -> new TargetFacts(
                        BackendNow.of(row),
                        row.flag("superuser"),
                        row.flag("nobody"),
                        row.flag("own_role"),
                        row.flag("own_autovacuum"),
                        row.text("engine"),
                        row.text("standby")),
                BackendNow.array(pids));
    }

    int pid() {
        return now.pid();
    }

    Optional<Instant> backendStart() {
        return now.backendStart();
    }

    boolean isOf(int pid, Instant start) {
        return now.isOf(pid, start);
    }

    /** Why a role may not signal it; empty where it may. As PostgreSQL 14 to 18 decide it. */
    Optional<String> objection(Access access, int major) {
        if (access.superuser()) {
            return Optional.empty();
        }
        if (superuser) {
            return Optional.of("Role %s may not signal pid %d: that is a superuser's session, and only a superuser may."
                    .formatted(access.role(), pid()));
        }
        if (nobody && major >= 16 && !ownAutovacuum) {
            return Optional.of(
                    "Role %s may not signal pid %d, which is a process of the server's own: only a superuser may%s."
                            .formatted(
                                    access.role(),
                                    pid(),
                                    major >= 18
                                            ? ", and for autovacuum a role with the rights of pg_signal_autovacuum_worker"
                                            : ""));
        }
        return ownRole || ownAutovacuum || access.signalsOthers()
                ? Optional.empty()
                : Optional.of(
                        "Role %s may not signal pid %d: that takes the rights of pg_signal_backend, or of the session's own role. A superuser gives them with: grant pg_signal_backend to %s;"
                                .formatted(access.role(), pid(), access.quoted()));
    }
}
