package org.lockkeeper.deploy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.migration.MigrationService;

/**
 * Looks at a deploy's gates again just before it runs, since a walk may have been begun yesterday, and once more where a person took
 * long to confirm it.
 */
final class SecondLook {
    /** What was found out about other places counts for as long. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final MigrationService migrations;
    private final Databases databases;
    private final BackupCatalogue catalogue;
    private final DumpReadings dumps;
    private final Clock clock;

    SecondLook(
            Workspace workspace,
            MigrationService migrations,
            Databases databases,
            BackupCatalogue catalogue,
            DumpReadings dumps,
            Clock clock) {
        this.workspace = workspace;
        this.migrations = migrations;
        this.databases = databases;
        this.catalogue = catalogue;
        this.dumps = dumps;
        this.clock = clock;
    }

    /** A deploy as it was at a moment, and its gates, all of them open. */
    record Seen(Deployment deployment, List<Gate> gates) {}

    /**
     * The same deploy as it is now.
     *
     * @throws GatesChangedException if a gate is shut by now
     */
    Seen of(Deployment earlier, Answers answers) {
        Preparation preparation =
                new Preparation(workspace, migrations, databases, earlier.environment(), catalogue, clock.instant());
        Deployment now =
                isFresh(earlier) ? preparation.again(earlier) : preparation.again(earlier, migrations.status());
        List<Gate> gates = Gates.of(now, answers, dumps);
        List<Gate> shut = gates.stream().filter(gate -> !gate.isOpen()).toList();
        if (!shut.isEmpty()) {
            throw new GatesChangedException(earlier.environment(), earlier.at(), shut);
        }
        return new Seen(now, gates);
    }

    private boolean isFresh(Deployment deployment) {
        return Duration.between(deployment.at(), clock.instant()).compareTo(FRESH) <= 0;
    }

    /** Asks somebody, and looks again after an answer that was long in coming. */
    Asking asking(Seen first, Answers answers, Confirmer asked) {
        return new Asking(first, answers, asked);
    }

    /** A person between the look at the gates and the run. */
    final class Asking implements Confirmer {
        private final Answers answers;
        private final Confirmer asked;
        private Seen latest;

        private Asking(Seen first, Answers answers, Confirmer asked) {
            this.latest = first;
            this.answers = answers;
            this.asked = asked;
        }

        /** The deploy as it was when it was last looked at. */
        Seen latest() {
            return latest;
        }

        @Override
        public String acknowledge(Consent request) {
            return looked(asked.acknowledge(request));
        }

        @Override
        public String typeName(Consent request) {
            return looked(asked.typeName(request));
        }

        @Override
        public String giveReason(Consent request) {
            return looked(asked.giveReason(request));
        }

        private String looked(String answer) {
            if (!isFresh(latest.deployment())) {
                latest = of(latest.deployment(), answers);
            }
            return answer;
        }
    }
}
