package org.lockkeeper.backup.catalogue;

import java.util.Collection;
import java.util.List;
import org.lockkeeper.backup.Backup;

/** What was found in a place, and what of it cannot be read. */
record PlaceContent(List<Backup> backups, List<UnreadablePlace> unreadable) {
    PlaceContent {
        backups = List.copyOf(backups);
        unreadable = List.copyOf(unreadable);
    }

    static PlaceContent of(Backup backup) {
        return new PlaceContent(List.of(backup), List.of());
    }

    static PlaceContent of(UnreadablePlace place) {
        return new PlaceContent(List.of(), List.of(place));
    }

    static PlaceContent all(Collection<PlaceContent> parts) {
        return new PlaceContent(
                parts.stream().flatMap(part -> part.backups.stream()).toList(),
                parts.stream().flatMap(part -> part.unreadable.stream()).toList());
    }
}
