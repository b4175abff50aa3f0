package org.lockkeeper.backup;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a dump holds, as far as it says so itself.
 *
 * @param name as a person knows it
 * @param manifest empty where nothing is known of its origin
 * @param warnings what a person should know of its origin before its code runs, a sentence each
 * @param tables as a person names them: with their schemas
 * @param roles that it wants for owners and rights
 * @param extensions that it wants
 */
public record DumpContents(
        String name,
        BackupFormat format,
        Optional<BackupManifest> manifest,
        List<String> warnings,
        List<String> tables,
        Set<String> roles,
        Set<String> extensions) {
    public DumpContents {
        warnings = List.copyOf(warnings);
        tables = List.copyOf(tables);
        roles = Set.copyOf(roles);
        extensions = Set.copyOf(extensions);
    }

    /** What of a database it is, in words; empty where it is a whole one, or nothing is known of that. */
    public Optional<String> part() {
        return manifest.flatMap(known -> known.options().part());
    }
}
