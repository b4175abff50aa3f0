package org.lockkeeper.backup.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.lockkeeper.backup.Backup;

/**
 * What rules keep and what they would remove, each the newest first.
 *
 * @param kept with why
 */
public record RetentionPlan(List<Kept> kept, List<CatalogueEntry> removed) {
    public RetentionPlan {
        kept = List.copyOf(kept);
        removed = List.copyOf(removed);
    }

    /**
     * A backup that stays.
     *
     * @param because such as {@code newest of 2026-11-25}
     */
    public record Kept(CatalogueEntry entry, List<String> because) {
        public Kept {
            because = List.copyOf(because);
        }
    }

    /** How much room there would be, in bytes, all copies together. */
    public long bytes() {
        return removed.stream()
                .mapToLong(entry -> entry.bytes() * entry.copies().size())
                .sum();
    }

    /** SHA-256, lower-case hex, over what would be removed and where it lies: who reviewed it reviewed exactly that. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            removed.stream()
                    .flatMap(entry -> Stream.concat(
                            Stream.of(entry.name(), entry.manifest().dump().sha256()),
                            entry.copies().stream().map(Backup::place).map(Backup.Place::label)))
                    .forEach(text -> digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
