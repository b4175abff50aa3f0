package org.lockkeeper.sandbox.incident;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.sandbox.incident.Part.Conduct;
import org.lockkeeper.sandbox.incident.Part.Place;

/** The incidents that can be practised, all on the sandbox's production. */
public enum Incident {
    /** A migration behind a forgotten transaction, and everybody behind the migration. */
    STUCK_ALTER(
            "stuck-alter",
            "A migration is stuck and the shop stands still",
            "The shop has been down for a minute: every page that shows orders hangs. A deployment began just before.",
            "The migration asked for an AccessExclusive lock and queued behind one forgotten transaction; everybody else queued behind the migration. Ending the one session that holds the table frees all of them, and the migration goes through. Cancelling the migration would have freed the shop as well, at the price of a deployment to repeat.") {
        @Override
        List<Part> parts() {
            return List.of(
                    new Part("reports", Role.ROOT, 1, 1, "shop-reports", false, Place.HOLDING, Conduct.STAYS),
                    new Part("migration", Role.MIGRATION, 1, 2, "ci-deploy-1041", false, Place.WAITING, Conduct.LEAVES),
                    new Part("web", Role.VICTIM, 40, 3, "shop-web", false, Place.WAITING, Conduct.LEAVES),
                    new Part("checkout", Role.VICTIM, 10, 3, "shop-checkout", false, Place.WAITING, Conduct.LEAVES));
        }
    },
    /** A deployment that waits for the engine's own lock. */
    DEAD_ENGINE_LOCK(
            "dead-engine-lock",
            "Deployments give up after ten seconds",
            "Each deployment ends with \"timed out trying to acquire an advisory lock\". The machine that ran the one before it has crashed.",
            "The engine takes an advisory lock for the length of its session, and the server still believes in the session of the machine that is gone. Ending that one session gives the lock back. A session in another database held the same key: that is another lock, and nobody waited for it.") {
        @Override
        List<Part> parts() {
            return List.of(
                    new Part("dead", Role.ROOT, 1, 1, "ci-deploy-1041", false, Place.HOLDING, Conduct.STAYS),
                    new Part("other", Role.BYSTANDER, 1, 1, "ci-deploy-2007", true, Place.HOLDING, Conduct.STAYS),
                    new Part(
                            "deploy",
                            Role.MIGRATION,
                            1,
                            2,
                            "ci-deploy-1042",
                            false,
                            Place.WAITING,
                            Conduct.LEAVES_PATIENTLY));
        }
    },
    /** A deployment by Flyway that asks for the engine's own lock again and again. */
    DEAD_FLYWAY_LOCK(
            "dead-flyway-lock",
            "Flyway deployments never begin, and nobody waits",
            "The Flyway project's deployment has been saying for minutes that it tries to get the lock. No session waits for anything. The machine that ran the deployment before it has crashed.",
            "Flyway asks for its advisory lock every second instead of waiting for it: no queue and no tree shows that, only who holds the lock does (pg_locks, lockkeeper locks, or lockkeeper recover). The server still believed in the transaction of the machine that is gone. Ending that one session gives the lock back. A session in another database held the same key: that is another lock.") {
        @Override
        List<Part> parts() {
            return List.of(
                    new Part("dead", Role.ROOT, 1, 1, "ci-deploy-3001", true, Place.HOLDING, Conduct.STAYS),
                    new Part("other", Role.BYSTANDER, 1, 1, "ci-deploy-1040", false, Place.HOLDING, Conduct.STAYS),
                    new Part(
                            "deploy",
                            Role.MIGRATION,
                            1,
                            2,
                            "ci-deploy-3002",
                            true,
                            Place.WORKING,
                            Conduct.LEAVES_PATIENTLY));
        }
    },
    /** A migration that works, and looks as if it hung. */
    SLOW_INDEX(
            "slow-index",
            "A migration has been running for a long time",
            "The import reports that it cannot write, and a migration has been running since. Somebody wants it ended.",
            "The index build was at work all the time: no lock that it waited for, and its progress moved. Ending it would have thrown its work away and kept the import waiting for the rollback. The lesson for the script is CREATE INDEX CONCURRENTLY, which lets others write.") {
        @Override
        List<Part> parts() {
            return List.of(
                    new Part("build", Role.MIGRATION, 1, 1, "ci-deploy-1041", false, Place.WORKING, Conduct.LEAVES),
                    new Part("import", Role.VICTIM, 20, 2, "shop-import", false, Place.WAITING, Conduct.LEAVES));
        }
    },
    /** A snapshot that is kept while tables swell. */
    IDLE_HOLDS_VACUUM(
            "idle-holds-vacuum",
            "A queue's table swells and vacuum does not help",
            "The job queue gets slower by the minute. Autovacuum runs and removes nothing.",
            "One session sat idle in a transaction with a snapshot of its own (its backend_xmin was the oldest): no row that died after it could be removed, in any table. Ending it was enough. The other idle transaction held no snapshot, and the queue's worker did its work.") {
        @Override
        List<Part> parts() {
            return List.of(
                    new Part("export", Role.ROOT, 1, 1, "shop-export", false, Place.HOLDING, Conduct.STAYS),
                    new Part("checkout", Role.BYSTANDER, 2, 1, "shop-checkout", false, Place.HOLDING, Conduct.STAYS),
                    new Part("queue", Role.BYSTANDER, 1, 2, "shop-queue", false, Place.WORKING, Conduct.REPEATS));
        }
    };

    private final String label;
    private final String title;
    private final String story;
    private final String lesson;

    Incident(String label, String title, String story, String lesson) {
        this.label = label;
        this.title = title;
        this.story = story;
        this.lesson = lesson;
    }

    /** Who plays, in the order in which they come on stage. */
    abstract List<Part> parts();

    /** Its name on the command line. */
    public String label() {
        return label;
    }

    /** One line. */
    public String title() {
        return title;
    }

    /** What the person who is paged knows. */
    public String story() {
        return story;
    }

    /** What was to be learned, told once it is over. */
    public String lesson() {
        return lesson;
    }

    /** Whose database it plays in: that of what must go or be let through. */
    public ProjectKind project() {
        return parts().getFirst().elsewhere() ? ProjectKind.FLYWAY : ProjectKind.PRISMA;
    }

    /** How many sessions it needs. */
    int sessions() {
        return parts().stream().mapToInt(Part::count).sum();
    }

    /** The one of that name. */
    public static Optional<Incident> of(String label) {
        return Stream.of(values())
                .filter(incident -> incident.label.equals(label))
                .findFirst();
    }

    @Override
    public String toString() {
        return label;
    }
}
