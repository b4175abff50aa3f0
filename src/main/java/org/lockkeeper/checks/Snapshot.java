package org.lockkeeper.checks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.guard.TargetIdentity;

/**
 * What an environment looked like before a migration.
 *
 * @param target the database that was read
 * @param planned the migrations that were about to run, in order
 * @param tables what those touch
 * @param readings what each check read, by its name
 * @param statements what pg_stat_statements had counted
 */
public record Snapshot(
        String environment,
        TargetIdentity target,
        Instant takenAt,
        List<String> planned,
        List<TouchedTable> tables,
        Map<String, Reading> readings,
        List<StatementFigures> statements) {
    public Snapshot {
        planned = List.copyOf(planned);
        tables = List.copyOf(tables);
        readings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(readings));
        statements = List.copyOf(statements);
    }

    /** The same without the texts of the statements, which only a person reads. */
    Snapshot withoutTexts() {
        return new Snapshot(
                environment,
                target,
                takenAt,
                planned,
                tables,
                readings,
                statements.stream()
                        .map(each -> new StatementFigures(each.id(), each.calls(), each.totalMillis(), ""))
                        .toList());
    }

    /** What a check read then; empty where it read nothing or was not there. */
    Optional<Reading> reading(String check) {
        return Optional.ofNullable(readings.get(check));
    }
}
