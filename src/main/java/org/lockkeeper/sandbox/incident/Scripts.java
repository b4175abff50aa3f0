package org.lockkeeper.sandbox.incident;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;

/** The statements of the incidents, which come with the product. */
final class Scripts {
    private static final String ROOT = "/sandbox/incident/";

    private Scripts() {}

    /** What a part sends, one by one. */
    static List<String> of(Incident incident, Part part) {
        return load(incident.label() + "/" + part.name())
                .orElseThrow(() -> new IllegalStateException("no script for " + incident + "/" + part.name()));
    }

    /**
     * What has to be there before the first session comes.
     *
     * @param rows how many rows a table has that takes time to work through
     */
    static List<String> preparation(Incident incident, int rows) {
        return load(incident.label() + "/prepare").orElse(List.of()).stream()
                .map(sql -> sql.replace("$rows", Integer.toString(rows)))
                .toList();
    }

    /** What clears every incident away. */
    static List<String> cleaning() {
        return load("common/clean").orElseThrow();
    }

    private static Optional<List<String>> load(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(ROOT + name + ".sql")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            SqlScript.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).statements().stream()
                                    .map(SqlStatement::sql)
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
