package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the object {@code backups}. */
final class BackupSettingsReader {
    private final Path file;

    BackupSettingsReader(Path file) {
        this.file = file;
    }

    /** @param profiles the names that there are */
    BackupSettings read(JsonSection section, List<String> profiles) {
        List<Path> folders = paths(section, "folders", "a list of folders with backups");
        String expected = "the name of a profile";
        Optional<String> scratch = section.optionalText("scratch", expected);
        if (scratch.isPresent() && !profiles.contains(scratch.get())) {
            throw section.invalid("scratch", "no profile's name", expected + ": " + String.join(", ", profiles));
        }
        BackupSettings settings = new BackupSettings(
                folders, scratch, paths(section, "clientPrograms", "a list of folders with pg_dump and pg_restore"));
        section.done();
        return settings;
    }

    private List<Path> paths(JsonSection section, String key, String expected) {
        return section.texts(key, expected).stream()
                .map(text -> Paths.resolve(file, text)
                        .orElseThrow(() -> section.invalid(key, "no path", expected)))
                .toList();
    }
}
