package org.lockkeeper.cli;

import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;

/**
 * What a repair of a history did.
 *
 * @param changed the engine's words
 */
record HistoryChange(String environment, String changed) {
    /** @param more further fields of the JSON document */
    void print(CliContext cli, Format format, JsonDocument more) {
        switch (format) {
            case JSON ->
                cli.print(json -> {
                    json.writeStringProperty("environment", environment);
                    more.writeFields(json);
                    json.writeStringProperty("changed", changed);
                });
            case TABLE, MARKDOWN, SQL -> cli.print("%s: %s%n".formatted(Inert.line(environment), Inert.block(changed)));
        }
    }
}
