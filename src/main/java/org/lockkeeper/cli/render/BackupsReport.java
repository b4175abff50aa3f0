package org.lockkeeper.cli.render;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Markdown;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import tools.jackson.core.JsonGenerator;

/** The catalogue, in every format. */
public record BackupsReport(List<Backup> backups) implements JsonDocument {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    public BackupsReport {
        backups = List.copyOf(backups);
    }

    public String table(Pen pen) {
        if (backups.isEmpty()) {
            return "There are no backups yet: lockkeeper backup --env NAME --out FOLDER makes one.\n";
        }
        TextTable table = new TextTable(
                Column.text("NAME"),
                Column.text("ENVIRONMENT"),
                Column.text("FINISHED (UTC)"),
                Column.number("SIZE"),
                Column.flexible("LEVEL"),
                Column.text("PROOF"));
        for (Backup backup : backups) {
            BackupManifest manifest = backup.manifest();
            table.row(
                    Cell.of(Inert.line(backup.name())),
                    Cell.of(Inert.line(manifest.profile())),
                    Cell.of(TIME.format(manifest.finishedAt())),
                    Cell.of(Figures.bytes(manifest.dump().bytes())),
                    Cell.of(Inert.line(manifest.level().orElse("-"))),
                    Cell.of(Inert.line(proof(backup)), tone(backup)));
        }
        return table.render(pen);
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(Markdown.row(List.of("Name", "Environment", "Finished (UTC)", "Size", "Level", "Proof")))
                .append(Markdown.rule(List.of(false, false, false, true, false, false)));
        for (Backup backup : backups) {
            BackupManifest manifest = backup.manifest();
            text.append(Markdown.row(List.of(
                    Markdown.text(backup.name()),
                    Markdown.text(manifest.profile()),
                    TIME.format(manifest.finishedAt()),
                    Figures.bytes(manifest.dump().bytes()),
                    Markdown.text(manifest.level().orElse("-")),
                    Markdown.text(proof(backup)))));
        }
        return text.toString();
    }

    private static String proof(Backup backup) {
        if (backup.objection().isPresent()) {
            return "not to be trusted: " + backup.objection().get();
        }
        Optional<BackupProof> proof = backup.manifest().proof();
        if (proof.isEmpty()) {
            return "not verified";
        }
        return proof.get().passed()
                ? "verified on %s, restores in %s"
                        .formatted(TIME.format(proof.get().at()), Figures.time(Duration.ofMillis(proof.get().restoreMs())))
                : "fell short on " + TIME.format(proof.get().at());
    }

    private static Tone tone(Backup backup) {
        if (backup.isVerified()) {
            return Tone.GOOD;
        }
        boolean bad = backup.objection().isPresent() || backup.manifest().proof().isPresent();
        return bad ? Tone.BAD : Tone.PLAIN;
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeArrayPropertyStart("backups");
        for (Backup backup : backups) {
            BackupManifest manifest = backup.manifest();
            json.writeStartObject();
            json.writeStringProperty("name", backup.name());
            json.writeStringProperty("environment", manifest.profile());
            json.writeStringProperty("finishedAt", manifest.finishedAt().toString());
            json.writeNumberProperty("bytes", manifest.dump().bytes());
            JsonDocument.optional(json, "level", manifest.level());
            Optional<BackupProof> proof =
                    manifest.proof().filter(BackupProof::passed).filter(_ -> backup.isVerified());
            if (proof.isPresent()) {
                json.writeObjectPropertyStart("verified");
                json.writeStringProperty("at", proof.get().at().toString());
                json.writeNumberProperty("restoreMs", proof.get().restoreMs());
                json.writeEndObject();
            } else {
                json.writeNullProperty("verified");
            }
            json.writeStringProperty("place", backup.place().label());
            json.writeStringProperty("sha256", manifest.dump().sha256());
            JsonDocument.optional(json, "objection", backup.objection());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
