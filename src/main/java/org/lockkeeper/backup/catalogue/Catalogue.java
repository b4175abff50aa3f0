package org.lockkeeper.backup.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.connection.TypedCommand;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * One reading of all places.
 *
 * @param entries the newest first
 * @param problems what could not be read, a sentence each; the rest is there all the same
 * @param list shows it again
 */
public record Catalogue(List<CatalogueEntry> entries, List<String> problems, TypedCommand list) {
    public Catalogue {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * The backup of that name.
     *
     * @throws LockkeeperException if there is none, or if two that differ are called so
     */
    public CatalogueEntry find(String name) {
        List<CatalogueEntry> found =
                entries.stream().filter(entry -> entry.name().equals(name)).toList();
        if (found.size() > 1) {
            throw new LockkeeperException(
                    "LK-BACKUP-TWICE",
                    ExitCode.ATTENTION,
                    "%d backups that differ are called %s (%s): rename the folder of the one that is not meant."
                            .formatted(
                                    found.size(),
                                    name,
                                    found.stream()
                                            .flatMap(entry -> entry.copies().stream())
                                            .map(copy -> copy.place().label())
                                            .collect(Collectors.joining("; "))));
        }
        return found.stream().findFirst().orElseThrow(() -> none(name));
    }

    private LockkeeperException none(String name) {
        return new LockkeeperException(
                "LK-BACKUP-NONE",
                ExitCode.USAGE,
                "There is no backup \"%s\" in the catalogue; \"%s\" lists what is there%s."
                        .formatted(name, list.line(), problems.isEmpty() ? "" : ", and what could not be read"));
    }

    /** The newest verified backup of a profile that holds the whole database. */
    public Optional<CatalogueEntry> newestVerified(String project, String profile) {
        return named(project, profile).filter(CatalogueEntry::isVerified).findFirst();
    }

    /** The newest backup of a profile that holds the whole database and can be believed, verified or not. */
    public Optional<CatalogueEntry> newest(String project, String profile) {
        return whole(project, profile).stream().findFirst();
    }

    /** The backups of a profile that hold the whole database and can be believed, verified or not, the newest first. */
    public List<CatalogueEntry> whole(String project, String profile) {
        return named(project, profile)
                .filter(entry -> entry.objection().isEmpty())
                .toList();
    }

    private Stream<CatalogueEntry> named(String project, String profile) {
        return entries.stream()
                .filter(entry -> entry.manifest().project().equals(project)
                        && entry.manifest().profile().equals(profile)
                        && entry.manifest().options().isWhole());
    }
}
