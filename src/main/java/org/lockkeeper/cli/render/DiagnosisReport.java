package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.runbook.Diagnosis;
import org.lockkeeper.runbook.DiagnosisStep;
import tools.jackson.core.JsonGenerator;

/** What is the matter with a database, for a terminal or a script. */
public record DiagnosisReport(Diagnosis diagnosis, Workspace workspace) implements JsonDocument {
    private static final int VERDICT = 15;
    private static final int NAME = 12;

    public String text(Pen pen) {
        StringBuilder text = new StringBuilder();
        for (DiagnosisStep step : diagnosis.steps()) {
            text.append(pen.paint(tone(step), Columns.padEnd(step.verdict().label(), VERDICT)));
            StringBuilder line = new StringBuilder();
            Facts.append(line, pen, NAME, step.name(), step.finding());
            text.append(line.substring(2).replace("\n  ", "\n" + " ".repeat(VERDICT)));
        }
        text.append('\n')
                .append(diagnosis
                        .newestVerified()
                        .map(this::newServer)
                        .orElse("There is no verified backup of it in the catalogue that could be read.\n"));
        if (!diagnosis.contacts().isEmpty()) {
            text.append("In an emergency: ")
                    .append(Inert.line(String.join("; ", diagnosis.contacts())))
                    .append('\n');
        }
        return text.toString();
    }

    private String newServer(CatalogueEntry backup) {
        String restore = workspace
                .command("restore", backup.name(), "--env", "PROFILE-OF-THE-NEW-SERVER")
                .line();
        List<String> commands = backup.local().isPresent()
                ? List.of(restore)
                : List.of(
                        workspace
                                .command("backups", "pull", backup.name(), "--out", "FOLDER")
                                .line(),
                        restore);
        StringBuilder text =
                new StringBuilder("A new server can be filled from the newest verified backup, made %s%s:%n"
                        .formatted(
                                backup.manifest().finishedAt(),
                                backup.local().isPresent() ? "" : ", which a bucket has"));
        commands.forEach(
                command -> text.append("  ").append(Inert.line(command)).append('\n'));
        return text.toString();
    }

    private static Tone tone(DiagnosisStep step) {
        return switch (step.verdict()) {
            case GOOD -> Tone.GOOD;
            case BAD -> Tone.BAD;
            case UNKNOWN, SKIPPED -> Tone.QUIET;
        };
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("environment", diagnosis.environment());
        JsonDocument.optional(json, "trouble", diagnosis.trouble().map(DiagnosisStep::name));
        json.writeArrayPropertyStart("steps");
        for (DiagnosisStep step : diagnosis.steps()) {
            json.writeStartObject();
            json.writeStringProperty("name", step.name());
            json.writeStringProperty("verdict", step.verdict().label());
            json.writeStringProperty("finding", step.finding());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonDocument.optional(json, "newestVerified", diagnosis.newestVerified().map(CatalogueEntry::name));
        JsonDocument.strings(json, "contacts", diagnosis.contacts());
    }
}
