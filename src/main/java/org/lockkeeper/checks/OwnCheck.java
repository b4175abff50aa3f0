package org.lockkeeper.checks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A check that a team wrote: one query and what it expects.
 *
 * @param name from its header, or else its file's
 * @param expectation as written; empty where the header is wrong
 * @param timeout its own, where its header has one
 * @param problem what is wrong with the file; then it is not run
 */
public record OwnCheck(
        Path file,
        String name,
        Severity severity,
        Optional<String> expectation,
        Optional<Duration> timeout,
        String sql,
        Optional<String> problem) {
    static OwnCheck wrong(Path file, String sql, String problem) {
        return new OwnCheck(
                file,
                file.getFileName().toString(),
                Severity.ERROR,
                Optional.empty(),
                Optional.empty(),
                sql,
                Optional.of(problem));
    }
}
