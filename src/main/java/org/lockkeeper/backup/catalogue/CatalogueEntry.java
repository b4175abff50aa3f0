package org.lockkeeper.backup.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupProof;

/**
 * One backup with all its copies.
 *
 * @param copies at least one; of the same name and the same content, those of this machine first
 */
public record CatalogueEntry(List<Backup> copies) {
    public CatalogueEntry {
        copies = copies.stream()
                .sorted(Comparator.comparingInt((Backup copy) -> copy.place() instanceof Backup.Local ? 0 : 1))
                .toList();
        Objects.checkIndex(0, copies.size());
    }

    /** Groups copies to entries, the newest backup first. */
    static List<CatalogueEntry> of(List<Backup> backups) {
        List<List<Backup>> groups = new ArrayList<>();
        for (Backup backup : backups) {
            groups.stream()
                    .filter(group -> isCopy(group.getFirst(), backup))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Backup> group = new ArrayList<>();
                        groups.add(group);
                        return group;
                    })
                    .add(backup);
        }
        return groups.stream()
                .map(CatalogueEntry::new)
                .sorted(Comparator.comparing(
                                (CatalogueEntry entry) -> entry.manifest().finishedAt())
                        .reversed()
                        .thenComparing(CatalogueEntry::name))
                .toList();
    }

    private static boolean isCopy(Backup one, Backup other) {
        return one.name().equals(other.name())
                && one.manifest().dump().sha256().equals(other.manifest().dump().sha256());
    }

    public String name() {
        return copies.getFirst().name();
    }

    /** That of the copy that {@link #proof} is of, else of one that is whole, where there is one. */
    public BackupManifest manifest() {
        return proven().or(() -> whole().findFirst())
                .orElseGet(copies::getFirst)
                .manifest();
    }

    /**
     * What is known of the best copy whose manifest is whole: the newest proof of one that came back, else the newest that fell short.
     * What became of the files of one copy says nothing of another.
     */
    public Optional<BackupProof> proof() {
        return proven().flatMap(copy -> copy.manifest().proof());
    }

    /** Whether there is a copy of which the newest test restore brought everything back. */
    public boolean isVerified() {
        return proof().filter(BackupProof::passed).isPresent();
    }

    /** Whether one copy is not as good as another, so that each has to be told by itself. */
    public boolean isUneven() {
        return copies.stream().map(Backup::fellShort).distinct().count() > 1;
    }

    private Stream<Backup> whole() {
        return copies.stream().filter(copy -> copy.objection().isEmpty());
    }

    private Optional<Backup> proven() {
        return whole().filter(copy -> copy.manifest().proof().isPresent())
                .max(Comparator.comparing(
                        copy -> copy.manifest().proof().orElseThrow(),
                        Comparator.comparing(BackupProof::passed).thenComparing(BackupProof::at)));
    }

    /** Why it is not to be believed; empty where a copy is whole. */
    public Optional<String> objection() {
        return copies.stream().anyMatch(copy -> copy.objection().isEmpty())
                ? Optional.empty()
                : copies.getFirst().objection();
    }

    /** The copy on this machine that is whole, if there is one; none whose test restore fell short where there is another. */
    public Optional<Backup> local() {
        return whole().filter(copy -> copy.place() instanceof Backup.Local)
                .min(Comparator.comparing(Backup::fellShort));
    }

    /** A copy in a bucket that is whole. */
    public Optional<Backup> remote() {
        return copies.stream()
                .filter(copy -> copy.place() instanceof Backup.Remote
                        && copy.objection().isEmpty())
                .findFirst();
    }

    /** Whether a bucket has a copy that is whole. */
    public boolean isIn(String bucket) {
        return copies.stream()
                .anyMatch(copy -> copy.objection().isEmpty()
                        && copy.place() instanceof Backup.Remote remote
                        && remote.storage().equals(bucket));
    }

    /** Size of dump and globals, in bytes. */
    public long bytes() {
        BackupManifest manifest = manifest();
        return manifest.dump().bytes()
                + manifest.globals().map(BackupManifest.Content::bytes).orElse(0L);
    }

    /** Whether every word of the search is found in it; {@code verified} and {@code unverified} mean what they say. */
    public boolean matches(String search) {
        BackupManifest manifest = manifest();
        String text = Stream.of(
                        Stream.of(
                                name(),
                                manifest.project(),
                                manifest.profile(),
                                manifest.environment(),
                                manifest.source().database(),
                                manifest.source().address(),
                                manifest.options().format().label(),
                                manifest.finishedAt().toString()),
                        manifest.level().stream(),
                        copies.stream().map(copy -> copy.place().label()),
                        manifest.notes().stream())
                .flatMap(parts -> parts)
                .reduce("", (all, part) -> all + "\n" + part)
                .toLowerCase(Locale.ROOT);
        return Stream.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(word -> switch (word) {
            case "verified" -> isVerified();
            case "unverified" -> !isVerified();
            default -> text.contains(word);
        });
    }
}
