package org.lockkeeper.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Markdown;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.connection.Workspace;
import tools.jackson.core.JsonGenerator;

/** Backups of the catalogue, for a terminal, a report or a script. */
public record BackupList(List<CatalogueEntry> entries, List<String> problems, Workspace workspace, Instant now)
        implements JsonDocument {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    public BackupList {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    public String table(Pen pen) {
        if (entries.isEmpty()) {
            return "No backups. Make one with \"%s\".%n"
                    .formatted(workspace
                            .command("backup", "--env", "NAME", "--out", "DIR")
                            .line());
        }
        TextTable table = new TextTable(
                Column.text("NAME"),
                Column.text("ENVIRONMENT"),
                Column.number("AGE"),
                Column.number("SIZE"),
                Column.flexible("LEVEL"),
                Column.text("VERIFIED"),
                Column.flexible("WHERE"));
        for (CatalogueEntry entry : entries) {
            BackupManifest manifest = entry.manifest();
            table.row(
                    Cell.of(Inert.line(entry.name())),
                    Cell.of(Inert.line(manifest.profile())),
                    Cell.of(Ages.text(manifest.finishedAt(), now)),
                    Cell.of(Figures.bytes(entry.bytes())),
                    Cell.of(Inert.line(manifest.level().orElse("none"))),
                    Cell.of(Inert.line(verified(entry)), tone(entry)),
                    Cell.of(Inert.line(places(entry))));
        }
        return table.render(pen);
    }

    private static String verified(CatalogueEntry entry) {
        if (entry.objection().isPresent()) {
            return "no: " + entry.objection().get();
        }
        return entry.proof()
                .map(proof -> proof.passed()
                        ? "%s, restores in %s"
                                .formatted(DAY.format(proof.at()), Figures.time(Duration.ofMillis(proof.restoreMs())))
                        : "failed " + DAY.format(proof.at()))
                .orElse("not yet");
    }

    private static Tone tone(CatalogueEntry entry) {
        boolean bad = entry.objection().isPresent()
                || entry.proof().filter(proof -> !proof.passed()).isPresent();
        return bad ? Tone.BAD : entry.isVerified() ? Tone.GOOD : Tone.QUIET;
    }

    private static String places(CatalogueEntry entry) {
        return entry.copies().stream()
                .map(copy -> switch (copy.place()) {
                    case Backup.Local local ->
                        String.valueOf(local.folder().path().getParent()) + state(entry, copy);
                    case Backup.Remote remote -> remote.storage() + state(entry, copy);
                })
                .collect(Collectors.joining(", "));
    }

    private static String state(CatalogueEntry entry, Backup copy) {
        if (!entry.isUneven()) {
            return "";
        }
        return " (%s)"
                .formatted(copy.objection()
                        .or(() -> copy.manifest()
                                .proof()
                                .map(proof -> (proof.passed() ? "verified " : "failed ") + DAY.format(proof.at())))
                        .orElse("not verified"));
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(Markdown.row(List.of("Name", "Environment", "Finished", "Size", "Level", "Verified", "Where")))
                .append(Markdown.rule(List.of(false, false, false, true, false, false, false)));
        for (CatalogueEntry entry : entries) {
            BackupManifest manifest = entry.manifest();
            text.append(Markdown.row(List.of(
                    Markdown.text(entry.name()),
                    Markdown.text(manifest.profile()),
                    manifest.finishedAt().toString(),
                    Figures.bytes(entry.bytes()),
                    Markdown.text(manifest.level().orElse("none")),
                    Markdown.text(verified(entry)),
                    Markdown.text(places(entry)))));
        }
        return text.toString();
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeArrayPropertyStart("backups");
        entries.forEach(entry -> write(json, entry));
        json.writeEndArray();
        JsonDocument.strings(json, "problems", problems);
    }

    static void write(JsonGenerator json, CatalogueEntry entry) {
        BackupManifest manifest = entry.manifest();
        json.writeStartObject();
        json.writeStringProperty("name", entry.name());
        json.writeStringProperty("project", manifest.project());
        json.writeStringProperty("environment", manifest.profile());
        json.writeStringProperty("database", manifest.source().database());
        json.writeStringProperty("finishedAt", manifest.finishedAt().toString());
        json.writeNumberProperty("bytes", entry.bytes());
        JsonDocument.optional(json, "level", manifest.level());
        verified(json, entry);
        json.writeStringProperty("sha256", manifest.dump().sha256());
        JsonDocument.optional(json, "objection", entry.objection());
        JsonDocument.strings(
                json,
                "places",
                entry.copies().stream().map(copy -> copy.place().label()).toList());
        json.writeArrayPropertyStart("copies");
        entry.copies().forEach(copy -> write(json, copy));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Backup copy) {
        json.writeStartObject();
        json.writeStringProperty("place", copy.place().label());
        JsonDocument.optional(json, "objection", copy.objection());
        Optional<BackupProof> proof = copy.manifest().proof();
        JsonDocument.optional(json, "testedAt", proof.map(one -> one.at().toString()));
        if (proof.isPresent()) {
            json.writeBooleanProperty("passed", proof.get().passed());
        }
        json.writeEndObject();
    }

    private static void verified(JsonGenerator json, CatalogueEntry entry) {
        if (!entry.isVerified()) {
            json.writeNullProperty("verified");
            return;
        }
        BackupProof proof = entry.proof().orElseThrow();
        json.writeObjectPropertyStart("verified");
        json.writeStringProperty("at", proof.at().toString());
        json.writeNumberProperty("restoreMs", proof.restoreMs());
        json.writeEndObject();
    }
}
