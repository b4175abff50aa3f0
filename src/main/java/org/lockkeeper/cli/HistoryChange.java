package org.lockkeeper.cli;

import java.util.List;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.render.HistoryLines;
import org.lockkeeper.migration.HistoryEdit;

/** What a repair of a history did, with the rows as they were and as they are. */
record HistoryChange(String environment, HistoryEdit edit) {
    /** @param more further fields of the JSON document */
    void print(CliContext cli, Format format, JsonDocument more) {
        switch (format) {
            case JSON ->
                cli.print(json -> {
                    json.writeStringProperty("environment", environment);
                    more.writeFields(json);
                    json.writeStringProperty("changed", edit.words());
                    HistoryLines.write(json, "before", edit.before());
                    HistoryLines.write(json, "after", edit.after());
                });
            case TABLE, MARKDOWN, SQL -> cli.print(text(cli.io().outPen()));
        }
    }

    private String text(Pen pen) {
        StringBuilder text =
                new StringBuilder("%s: %s%n".formatted(Inert.line(environment), Inert.block(edit.words())));
        for (boolean after : List.of(false, true)) {
            HistoryLines.append(text, pen, after ? "after" : "before", after ? edit.after() : edit.before());
        }
        return text.toString();
    }
}
