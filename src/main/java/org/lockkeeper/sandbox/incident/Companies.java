package org.lockkeeper.sandbox.incident;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteSessions;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.SandboxOperation.PlayIncident;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.task.CancelToken;

/** The sessions of an incident, in the two databases that it can play in; what they do is permitted once for each database. */
final class Companies {
    private final Company prisma;
    private final Company flyway;

    Companies(ProductionGuard guard, PlayIncident operation, Database prisma, Database flyway) {
        this.prisma = new Company(guard, operation, prisma);
        this.flyway = new Company(guard, operation, flyway);
    }

    /** Lets one play; returns when it has left. */
    void enter(Actor actor) {
        Company company = actor.part().elsewhere() ? flyway : prisma;
        actor.play(company.sessions(), company.clearance());
    }

    /** Runs statements one by one where the sample's Prisma project is. */
    void run(List<String> statements) {
        try (WriteSession session = prisma.sessions().open()) {
            for (String sql : statements) {
                session.run(prisma.clearance(), sql, new CancelToken());
            }
        }
    }

    /** Closes the record of what was permitted. */
    void conclude(String detail) {
        prisma.conclude(detail);
        flyway.conclude(detail);
    }

    /** One database's. Asked for when first needed. */
    private static final class Company {
        private final ProductionGuard guard;
        private final PlayIncident operation;
        private final Database database;
        private Optional<Clearance<PlayIncident>> given = Optional.empty();
        private Optional<WriteSessions> made = Optional.empty();

        Company(ProductionGuard guard, PlayIncident operation, Database database) {
            this.guard = guard;
            this.operation = operation;
            this.database = database;
        }

        synchronized Clearance<PlayIncident> clearance() {
            if (given.isEmpty()) {
                TargetIdentity target;
                try (ReadSession session = database.read()) {
                    target = session.facts().identity();
                }
                given = Optional.of(guard.clear(
                        operation, database.profile().site(target, ChangeWindow.ALWAYS), List.of(), Confirmer.NOBODY));
            }
            return given.get();
        }

        synchronized WriteSessions sessions() {
            if (made.isEmpty()) {
                made = Optional.of(database.writers(clearance()));
            }
            return made.get();
        }

        synchronized void conclude(String detail) {
            given.ifPresent(clearance -> clearance.conclude(new Outcome(Outcome.Result.DONE, detail)));
        }
    }
}
