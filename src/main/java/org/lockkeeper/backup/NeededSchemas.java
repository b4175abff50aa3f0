package org.lockkeeper.backup;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.client.ChildCommand.Ended;
import org.lockkeeper.client.ChildCommand.Lines;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.db.SqlCatalog;
import org.lockkeeper.task.CancelToken;

/** The schemas that a dump puts something into and does not make, as a dump of some tables does: made before it is restored. */
final class NeededSchemas {
    private NeededSchemas() {}

    static String warning(Set<String> schemas) {
        boolean one = schemas.size() == 1;
        return "The backup does not hold the %s that its tables are in: %s. %s made in the new database, with the rights that a new one has."
                .formatted(one ? "schema" : "schemas", String.join(", ", schemas), one ? "It is" : "They are");
    }

    /**
     * Makes those that are missing.
     *
     * @param patience how long the program may do nothing
     * @return what was wrong; empty where all are there now
     */
    static Optional<String> make(
            Set<String> schemas, String database, ChildPrograms programs, Duration patience, CancelToken cancel) {
        if (schemas.isEmpty()) {
            return Optional.empty();
        }
        String commands = schemas.stream()
                .map(schema -> "create schema if not exists " + SqlCatalog.quote(schema) + ";\n")
                .collect(Collectors.joining());
        Ended ended = programs.command("psql")
                .with("--no-psqlrc", "--no-password", "--quiet", "--set=ON_ERROR_STOP=1")
                .with("--file=" + programs.file("schemas", commands), programs.connectTo(database))
                .patience(patience)
                .run(Lines.NOBODY, cancel);
        return ended.exitCode() == 0 ? Optional.empty() : Optional.of(ended.complaint());
    }
}
