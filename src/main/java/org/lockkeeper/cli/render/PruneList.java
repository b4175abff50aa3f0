package org.lockkeeper.cli.render;

import java.time.Instant;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.backup.catalogue.RetentionPlan;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.connection.Workspace;
import tools.jackson.core.JsonGenerator;

/**
 * What rules keep and remove.
 *
 * @param done whether it was removed
 */
public record PruneList(RetentionPlan plan, boolean done, Workspace workspace, Instant now) implements JsonDocument {
    public String text(Pen pen) {
        TextTable table = new TextTable(
                Column.text(""),
                Column.text("NAME"),
                Column.number("AGE"),
                Column.number("SIZE"),
                Column.flexible("BECAUSE"));
        plan.kept()
                .forEach(kept -> table.row(
                        Cell.of("keep", Tone.GOOD),
                        Cell.of(Inert.line(kept.entry().name())),
                        Cell.of(age(kept.entry())),
                        Cell.of(Figures.bytes(kept.entry().bytes())),
                        Cell.of(Inert.line(String.join(", ", kept.because())))));
        plan.removed()
                .forEach(entry -> table.row(
                        Cell.of(done ? "removed" : "remove", Tone.BAD),
                        Cell.of(Inert.line(entry.name())),
                        Cell.of(age(entry)),
                        Cell.of(Figures.bytes(entry.bytes())),
                        Cell.of(
                                entry.copies().size() > 1
                                        ? "no rule keeps it; %d copies"
                                                .formatted(entry.copies().size())
                                        : "no rule keeps it")));
        return (plan.kept().isEmpty() && plan.removed().isEmpty() ? "No backups.\n" : table.render(pen)) + summary();
    }

    private String summary() {
        if (plan.removed().isEmpty()) {
            return "";
        }
        String what = "%d of %d, %s"
                .formatted(
                        plan.removed().size(),
                        plan.removed().size() + plan.kept().size(),
                        Figures.bytes(plan.bytes()));
        return done
                ? "Removed: %s.%n".formatted(what)
                : "Would remove: %s. To do it: %s%n"
                        .formatted(
                                what,
                                workspace
                                        .command("backups", "prune", "--yes", plan.digest())
                                        .line());
    }

    private String age(CatalogueEntry entry) {
        return Ages.text(entry.manifest().finishedAt(), now);
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("digest", plan.digest());
        json.writeBooleanProperty("done", done);
        json.writeNumberProperty("bytes", plan.bytes());
        json.writeArrayPropertyStart("kept");
        for (RetentionPlan.Kept kept : plan.kept()) {
            json.writeStartObject();
            json.writeStringProperty("name", kept.entry().name());
            JsonDocument.strings(json, "because", kept.because());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("removed");
        plan.removed().forEach(entry -> BackupList.write(json, entry));
        json.writeEndArray();
    }
}
