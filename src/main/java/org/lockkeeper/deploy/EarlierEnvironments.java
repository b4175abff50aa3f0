package org.lockkeeper.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryMoments;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.StatusMatrix;

/** The environments on which a plan should have run before: the nearest kind in the order development, staging, production. */
final class EarlierEnvironments {
    private static final int SHOWN = 3;

    private final MigrationPlan plan;
    private final List<EnvironmentStatus> earlier;

    EarlierEnvironments(MigrationPlan plan, StatusMatrix matrix) {
        this.plan = plan;
        this.earlier = before(plan.profile().environment(), matrix);
    }

    private static List<EnvironmentStatus> before(Environment environment, StatusMatrix matrix) {
        for (Environment wanted : nearestFirst(environment)) {
            List<EnvironmentStatus> found = matrix.environments().stream()
                    .filter(status -> status.profile().environment() == wanted)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Environment> nearestFirst(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> List.of(Environment.STAGING, Environment.DEVELOPMENT);
            case STAGING -> List.of(Environment.DEVELOPMENT);
            case DEVELOPMENT -> List.of();
        };
    }

    /** Whether the same scripts are applied there, and since when. */
    CheckResult look() {
        if (earlier.isEmpty()) {
            return CheckResult.unknown("this workspace has no environment that comes before %s."
                    .formatted(plan.profile().environment().label()));
        }
        List<String> facts = new ArrayList<>();
        for (EnvironmentStatus status : earlier) {
            String name = status.profile().name();
            if (!status.isReadable()) {
                return CheckResult.unknown("%s could not be read: %s"
                        .formatted(name, status.error().orElse("")));
            }
            List<String> missing = plan.names().stream()
                    .map(migration -> objection(status, migration))
                    .flatMap(Optional::stream)
                    .toList();
            if (!missing.isEmpty()) {
                return CheckResult.failed("%d of %d are not applied on %s: %s%s.%s"
                        .formatted(
                                missing.size(),
                                plan.names().size(),
                                name,
                                String.join(", ", missing.subList(0, Math.min(SHOWN, missing.size()))),
                                missing.size() > SHOWN ? " and %d more".formatted(missing.size() - SHOWN) : "",
                                advice(status)));
            }
            facts.add("all applied on %s, the last at %s%s"
                    .formatted(
                            name,
                            since(status).map(Instant::toString).orElse("a time that its history does not tell"),
                            edited(status)));
        }
        return CheckResult.passed(capital(String.join("; ", facts)) + ".");
    }

    /** How long these migrations took there, where the histories tell of all of them. */
    Optional<Took> took() {
        for (EnvironmentStatus status : earlier) {
            List<Optional<Duration>> each = plan.names().stream()
                    .map(migration -> of(status, migration).flatMap(HistoryMoments::took))
                    .toList();
            if (!each.isEmpty() && each.stream().allMatch(Optional::isPresent)) {
                Duration sum = each.stream().map(Optional::orElseThrow).reduce(Duration.ZERO, Duration::plus);
                return Optional.of(new Took(status.profile().name(), sum, List.of()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> objection(EnvironmentStatus status, String migration) {
        MigrationState state = of(status, migration).map(MigrationStatus::state).orElse(MigrationState.PENDING);
        return switch (state) {
            // That a script was edited since is for the check of the histories to say.
            case APPLIED, MODIFIED, OUT_OF_ORDER, BASELINE -> Optional.empty();
            case PENDING, FAILED, RUNNING, MISSING, ROLLED_BACK, OUTDATED, IGNORED, UNAVAILABLE ->
                Optional.of("%s is %s".formatted(migration, state.label()));
        };
    }

    /** Up to where it would be the same. */
    private String advice(EnvironmentStatus status) {
        String last = "";
        for (String migration : plan.names()) {
            MigrationState state =
                    of(status, migration).map(MigrationStatus::state).orElse(MigrationState.PENDING);
            if (state != MigrationState.APPLIED && state != MigrationState.MODIFIED) {
                break;
            }
            last = migration;
        }
        return last.isEmpty() || last.equals(plan.names().getLast())
                ? ""
                : " Up to %s it would be level with %s."
                        .formatted(last, status.profile().name());
    }

    private String edited(EnvironmentStatus status) {
        List<String> edited = plan.names().stream()
                .filter(migration -> of(status, migration)
                        .filter(m -> m.state() == MigrationState.MODIFIED)
                        .isPresent())
                .toList();
        return edited.isEmpty() ? "" : ", but edited since: " + String.join(", ", edited);
    }

    private Optional<Instant> since(EnvironmentStatus status) {
        return plan.names().stream()
                .flatMap(migration -> of(status, migration).flatMap(MigrationStatus::appliedAt).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<MigrationStatus> of(EnvironmentStatus status, String migration) {
        return status.migrations().stream()
                .filter(one -> one.name().equals(migration))
                .findFirst();
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /**
     * How long the whole plan took somewhere.
     *
     * @param tables as they are there now, as far as they could be read
     */
    record Took(String environment, Duration duration, List<TouchedTable> tables) {
        private static final int MUCH = 2;
        /** What is smaller takes no time to speak of, whatever the proportion. */
        private static final long SMALL = 1024 * 1024;

        Took with(List<TouchedTable> read) {
            return new Took(environment, duration, read);
        }

        /** Which of these tables are more than twice as large as there, each with both sizes. */
        List<String> muchSmaller(List<TouchedTable> here) {
            List<String> larger = new ArrayList<>();
            for (TouchedTable table : here) {
                long bytes = table.bytes().orElse(0L);
                tables.stream()
                        .filter(other -> other.qualified().equals(table.qualified()))
                        .flatMap(other -> other.bytes().stream())
                        .filter(there -> bytes > SMALL && bytes > there * MUCH)
                        .map(there -> "%s (%s there, %s here)"
                                .formatted(table.qualified(), SizeWords.of(there), SizeWords.of(bytes)))
                        .forEach(larger::add);
            }
            return larger;
        }
    }
}
