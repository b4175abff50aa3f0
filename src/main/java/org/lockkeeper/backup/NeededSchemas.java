package org.lockkeeper.backup;

import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.client.ChildCommand;
import org.lockkeeper.client.ChildPrograms;

/** The schemas that a dump puts something into and does not make, as a dump of some tables does: made before it is restored. */
final class NeededSchemas {
    private NeededSchemas() {}

    static String warning(Set<String> schemas) {
        boolean one = schemas.size() == 1;
        return "The backup does not hold the %s that its tables are in: %s. %s made in the new database, with the rights that a new one has."
                .formatted(one ? "schema" : "schemas", String.join(", ", schemas), one ? "It is" : "They are");
    }

    /** What makes them in a database where they are missing; to be run before the restore. */
    static ChildCommand making(Set<String> schemas, String database, ChildPrograms programs) {
        String commands = schemas.stream()
                .map(schema -> "create schema if not exists \"" + schema.replace("\"", "\"\"") + "\";\n")
                .collect(Collectors.joining());
        return programs.command("psql")
                .with("--no-psqlrc", "--no-password", "--quiet", "--set=ON_ERROR_STOP=1")
                .with("--file=" + programs.file("schemas", commands), programs.connectTo(database));
    }
}
