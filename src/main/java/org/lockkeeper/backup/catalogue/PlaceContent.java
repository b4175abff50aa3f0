package org.lockkeeper.backup.catalogue;

import java.util.Collection;
import java.util.List;
import org.lockkeeper.backup.Backup;

/** What was found in a place, and what of it cannot be read, a sentence each. */
record PlaceContent(List<Backup> backups, List<String> problems) {
    PlaceContent {
        backups = List.copyOf(backups);
        problems = List.copyOf(problems);
    }

    static PlaceContent of(Backup backup) {
        return new PlaceContent(List.of(backup), List.of());
    }

    static PlaceContent of(String problem) {
        return new PlaceContent(List.of(), List.of(problem));
    }

    static PlaceContent all(Collection<PlaceContent> parts) {
        return new PlaceContent(
                parts.stream().flatMap(part -> part.backups.stream()).toList(),
                parts.stream().flatMap(part -> part.problems.stream()).toList());
    }
}
