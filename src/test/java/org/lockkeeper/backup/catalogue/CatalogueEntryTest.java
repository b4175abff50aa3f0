package org.lockkeeper.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.LocalCatalogue;
import org.lockkeeper.testing.MadeUpBackup;

/** What is known of one copy of a backup says nothing of another. */
class CatalogueEntryTest {
    private static final MadeUpBackup MADE = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");

    @TempDir
    private Path one;

    @TempDir
    private Path other;

    @Test
    void a_copy_that_fell_short_does_not_undo_the_proof_of_a_good_one() {
        MADE.fellShort().write(one);
        MADE.verified().write(other);
        CatalogueEntry entry = entry();
        assertThat(entry.isVerified()).isTrue();
        assertThat(entry.proof()).isEqualTo(MADE.verified().proof());
        assertThat(entry.manifest().proof()).isEqualTo(entry.proof());
        assertThat(entry.isUneven()).isTrue();
        assertThat(entry.matches("unverified")).isFalse();
        assertThat(entry.local().map(Backup::isVerified)).contains(true);
    }

    @Test
    void where_every_copy_fell_short_or_none_was_tried_the_newest_failure_counts() {
        MADE.fellShort().write(one);
        MADE.write(other);
        CatalogueEntry entry = entry();
        assertThat(entry.isVerified()).isFalse();
        assertThat(entry.proof()).isEqualTo(MADE.fellShort().proof());
        assertThat(entry.isUneven()).isTrue();
        MADE.fellShort().write(other);
        assertThat(entry().isUneven()).isFalse();
    }

    @Test
    void a_copy_that_is_not_to_be_trusted_proves_nothing() throws IOException {
        Path manifest = MADE.verified().write(one).manifest();
        Files.writeString(manifest, Files.readString(manifest).replace("250000", "1"));
        MADE.write(other);
        CatalogueEntry entry = entry();
        assertThat(entry.isVerified()).isFalse();
        assertThat(entry.proof()).isEmpty();
        assertThat(entry.objection()).isEmpty();
        assertThat(entry.isUneven()).isTrue();
    }

    private CatalogueEntry entry() {
        List<CatalogueEntry> entries =
                CatalogueEntry.of(new LocalCatalogue(List.of(one, other)).list().backups());
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }
}
