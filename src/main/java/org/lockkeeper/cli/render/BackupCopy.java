package org.lockkeeper.cli.render;

import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import tools.jackson.core.JsonGenerator;

/** Where a copy of a backup lies now. */
public record BackupCopy(Backup backup) implements JsonDocument {
    public String text() {
        return Inert.line("%s, %s, is in %s and is the same as it was."
                        .formatted(
                                backup.name(),
                                Figures.bytes(backup.manifest().dump().bytes()),
                                backup.place().label()))
                + "\n";
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("name", backup.name());
        json.writeStringProperty("place", backup.place().label());
        json.writeNumberProperty("bytes", backup.manifest().dump().bytes());
        json.writeStringProperty("sha256", backup.manifest().dump().sha256());
    }
}
