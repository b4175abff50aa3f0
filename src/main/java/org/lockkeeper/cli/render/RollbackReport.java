package org.lockkeeper.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.runbook.Advice;
import org.lockkeeper.runbook.Answer;
import org.lockkeeper.runbook.CodeRollback;
import org.lockkeeper.runbook.Finding;
import org.lockkeeper.runbook.RollbackCase;
import org.lockkeeper.runbook.WayWords;
import tools.jackson.core.JsonGenerator;

/** The decision to roll back, for a terminal or a script. */
public record RollbackReport(RollbackCase found, Workspace workspace) implements JsonDocument {
    private static final int LABEL = 12;
    private static final int ANSWER = 11;

    public String text(Pen pen) {
        Advice advice = Advice.of(found.findings());
        StringBuilder text = new StringBuilder(Inert.line(found.environment()) + ": " + advice.sentence() + "\n\n");
        for (Finding finding : found.findings()) {
            text.append(pen.paint(tone(finding), Columns.padEnd(finding.answer().label(), ANSWER)))
                    .append(finding.criterion().question())
                    .append(finding.criterion().isCritical() ? " (critical)" : "")
                    .append('\n');
            Facts.append(text, pen, ANSWER - 2, "", finding.evidence());
        }
        way(text, pen, "1. Code only", WayWords.codeOnly(found, workspace));
        way(text, pen, "2. Restore", WayWords.restore(found, workspace));
        way(text, pen, "3. Revert migration", WayWords.revert(found, workspace));
        if (!found.restore().newer().isEmpty()) {
            text.append("\nRows of the history newer than the backup:\n");
            HistoryLines.append(text, pen, "", found.restore().newer());
            found.restore().snapshot().ifPresent(moment -> forgetting(text, moment));
        }
        found.problems().forEach(problem -> Facts.append(text, pen, LABEL, "not read", problem));
        return text.toString();
    }

    private void forgetting(StringBuilder text, Instant moment) {
        text.append(
                        "A restore takes the history along; only where data was rolled back by hand do they have to go:\n  ")
                .append(Inert.line(workspace
                        .command("runbook", "forget", "--env", found.environment(), "--after", moment.toString())
                        .line()))
                .append('\n');
    }

    private static void way(StringBuilder text, Pen pen, String title, WayWords words) {
        text.append('\n').append(title).append('\n');
        Facts.append(text, pen, LABEL, "takes", words.takes());
        Facts.append(text, pen, LABEL, "loses", words.loses());
        Facts.append(text, pen, LABEL, "how", words.how());
        // In one line, so that it can be copied.
        words.command()
                .ifPresent(command -> text.append("  ")
                        .append(Columns.padEnd("command", LABEL))
                        .append(Inert.line(command))
                        .append('\n'));
    }

    private static Tone tone(Finding finding) {
        return switch (finding.answer()) {
            case YES -> finding.criterion().isCritical() ? Tone.BAD : Tone.WORK;
            case NO -> Tone.GOOD;
            case UNKNOWN -> Tone.QUIET;
        };
    }

    @Override
    public void writeFields(JsonGenerator json) {
        Advice advice = Advice.of(found.findings());
        json.writeStringProperty("environment", found.environment());
        json.writeStringProperty("at", found.at().toString());
        json.writeStringProperty("advice", advice.sentence());
        json.writeArrayPropertyStart("criteria");
        for (Finding finding : found.findings()) {
            json.writeStartObject();
            json.writeStringProperty("question", finding.criterion().question());
            json.writeBooleanProperty("critical", finding.criterion().isCritical());
            if (finding.answer() == Answer.UNKNOWN) {
                json.writeNullProperty("holds");
            } else {
                json.writeBooleanProperty("holds", finding.answer() == Answer.YES);
            }
            json.writeStringProperty("evidence", finding.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
        ways(json);
        JsonDocument.strings(json, "problems", found.problems());
    }

    private void ways(JsonGenerator json) {
        json.writeObjectPropertyStart("codeOnly");
        JsonDocument.strings(json, "applied", found.codeOnly().applied());
        Optional<CodeRollback> last = found.codeOnly().last();
        number(json, "takesMs", last.map(CodeRollback::took));
        JsonDocument.optional(json, "measuredAt", last.map(CodeRollback::at));
        JsonDocument.optional(json, "source", last.map(CodeRollback::source));
        json.writeEndObject();
        RollbackCase.Restore restore = found.restore();
        json.writeObjectPropertyStart("restore");
        JsonDocument.optional(json, "backup", restore.backup().map(CatalogueEntry::name));
        JsonDocument.optional(json, "snapshot", restore.snapshot());
        number(json, "lostMs", restore.lost());
        number(json, "takesMs", restore.takes());
        HistoryLines.write(json, "newer", restore.newer());
        json.writeEndObject();
        json.writeObjectPropertyStart("revert");
        JsonDocument.optional(json, "migration", found.revert().migration());
        JsonDocument.optional(json, "script", found.revert().script());
        Optional<RollbackCase.Measured> measured = found.revert().measured();
        JsonDocument.optional(json, "measured", measured.map(RollbackCase.Measured::migration));
        number(json, "measuredMs", measured.map(RollbackCase.Measured::took));
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, Optional<Duration> value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.get().toMillis());
        } else {
            json.writeNullProperty(name);
        }
    }
}
