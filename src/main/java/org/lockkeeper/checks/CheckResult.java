package org.lockkeeper.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param name unique within a verification, and the same before and after
 * @param detail what was found, in a sentence or two
 * @param before what the same check read before the migration
 * @param after what it read now
 * @param samples some of what was found: keys, rows, lines
 * @param sql the query whose answer this is
 * @param file where a check of one's own is written
 */
public record CheckResult(
        CheckGroup group,
        String name,
        Severity severity,
        Outcome outcome,
        String detail,
        Optional<Reading> before,
        Optional<Reading> after,
        List<String> samples,
        Optional<String> sql,
        Optional<Path> file) {
    public CheckResult {
        samples = List.copyOf(samples);
    }

    /** How a check ended. */
    public enum Outcome {
        /** It is as it should be. */
        PASSED("passed"),
        /** It is not. */
        FELL_SHORT("fell short"),
        /** It could not be told: the check failed, ran out of time, or would have taken too long. */
        UNKNOWN("not known"),
        /** There is nothing to check here. */
        NOTHING("nothing to check");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The words of reports. */
        public String label() {
            return label;
        }
    }

    /** It is as it should be. */
    static CheckResult passed(CheckGroup group, String name, String detail) {
        return of(group, name, Severity.ERROR, Outcome.PASSED, detail);
    }

    /** It is not as it should be. */
    static CheckResult fellShort(CheckGroup group, String name, Severity severity, String detail) {
        return of(group, name, severity, Outcome.FELL_SHORT, detail);
    }

    /** It could not be told. */
    static CheckResult unknown(CheckGroup group, String name, Severity severity, String detail) {
        return of(group, name, severity, Outcome.UNKNOWN, detail);
    }

    /** There is nothing to check. */
    static CheckResult nothing(CheckGroup group, String name, String detail) {
        return of(group, name, Severity.WARNING, Outcome.NOTHING, detail);
    }

    private static CheckResult of(CheckGroup group, String name, Severity severity, Outcome outcome, String detail) {
        return new CheckResult(
                group,
                name,
                severity,
                outcome,
                detail,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether nothing about it asks for a look: it passed, or there was nothing to check. */
    public boolean passed() {
        return outcome == Outcome.PASSED || outcome == Outcome.NOTHING;
    }

    CheckResult withAfter(Reading reading) {
        return new CheckResult(
                group, name, severity, outcome, detail, before, Optional.of(reading), samples, sql, file);
    }

    CheckResult withBefore(Optional<Reading> reading) {
        return new CheckResult(group, name, severity, outcome, detail, reading, after, samples, sql, file);
    }

    CheckResult withDetail(String text) {
        return new CheckResult(group, name, severity, outcome, text, before, after, samples, sql, file);
    }

    CheckResult withSamples(List<String> some) {
        return new CheckResult(group, name, severity, outcome, detail, before, after, some, sql, file);
    }

    CheckResult withSql(String query) {
        return new CheckResult(
                group, name, severity, outcome, detail, before, after, samples, Optional.of(query), file);
    }

    CheckResult withFile(Path path) {
        return new CheckResult(group, name, severity, outcome, detail, before, after, samples, sql, Optional.of(path));
    }
}
