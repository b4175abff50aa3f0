package org.lockkeeper.cli.render;

import java.nio.file.Path;
import java.time.Duration;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupFolder;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.cli.output.JsonDocument;
import tools.jackson.core.JsonGenerator;

/** A backup that was made, as a document. */
public record BackupJson(Backup backup, Duration took) implements JsonDocument {
    @Override
    public void writeFields(JsonGenerator json) {
        Content dump = backup.manifest().dump();
        json.writeStringProperty("name", backup.name());
        if (backup.place() instanceof Backup.Local(BackupFolder folder)) {
            Path path = folder.dump(backup.manifest());
            json.writeStringProperty("path", path.toString());
            json.writeStringProperty("manifest", folder.manifest().toString());
        }
        json.writeNumberProperty("bytes", dump.bytes());
        json.writeStringProperty("sha256", dump.sha256());
        json.writeNumberProperty("durationMs", took.toMillis());
        json.writeStringProperty("toolVersion", backup.manifest().toolVersion());
        JsonDocument.optional(json, "level", backup.manifest().level());
        json.writeNumberProperty("tables", backup.manifest().tables().size());
        JsonDocument.strings(json, "notes", backup.manifest().notes());
    }
}
