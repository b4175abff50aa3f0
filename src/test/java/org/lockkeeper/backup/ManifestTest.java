package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.backup.BackupManifest.Source;
import org.lockkeeper.backup.BackupManifest.TableRows;

class ManifestTest {
    private static final String NAME = "prod_shop_20261125T101112Z";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{} {}", "{\"version\": 2}", "{\"version\": 1, \"version\": 1}"})
    void what_is_no_manifest_is_told_and_not_guessed_at(String text) {
        assertThatThrownBy(() -> ManifestJson.read(text)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prod_shop_20261125T101112Z.dump\"|\"../../etc/passwd\"",
                "\"jobs\" : 1|\"jobs\" : 0",
                "\"bytes\" : 42|\"bytes\" : \"42\"",
                "2026-11-25T10:11:12Z|yesterday",
                "\"rows\" : 7|\"rows\" : 1e99"
            })
    void values_that_a_manifest_cannot_have_are_refused(String change) {
        String[] parts = change.split("\\|", 2);
        String text = ManifestJson.write(sample()).replace(parts[0], parts[1]);
        assertThat(text).isNotEqualTo(ManifestJson.write(sample()));
        assertThatThrownBy(() -> ManifestJson.read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void one_edited_by_hand_is_read_and_not_believed() throws IOException {
        BackupManifest proven = sample().withProof(proof());
        BackupFolder backup = store(proven);
        assertThat(ManifestFile.read(backup).orElseThrow().isVerified()).isTrue();
        String text = Files.readString(backup.manifest());
        Files.writeString(backup.manifest(), text.replace("\"restoreMs\" : 250000", "\"restoreMs\" : 2"));
        Backup read = ManifestFile.read(backup).orElseThrow();
        assertThat(read.objection().orElseThrow()).contains("edited");
        assertThat(read.isVerified()).isFalse();
    }

    @Test
    void one_that_was_saved_in_another_encoding_is_told_as_such() throws IOException {
        BackupFolder backup = store(sample());
        String text = Files.readString(backup.manifest()).replace("a note", "Größe");
        Files.writeString(backup.manifest(), text, StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ManifestFile.read(backup)).hasMessage("it is not UTF-8");
    }

    @Test
    void white_space_alone_does_not_break_it() throws IOException {
        String text = ManifestJson.write(sample());
        assertThat(ManifestJson.read(text.replace("\n", "\r\n").replace("  ", "\t"))
                        .whole())
                .isTrue();
    }

    @Test
    void everything_comes_back_from_the_file() throws IOException {
        BackupManifest manifest = sample().withProof(proof());
        ManifestJson.Read read = ManifestJson.read(ManifestJson.write(manifest));
        assertThat(read.manifest()).isEqualTo(manifest);
        assertThat(read.whole()).isTrue();
    }

    @Test
    void a_renamed_folder_and_a_lost_dump_are_told() throws IOException {
        BackupFolder backup = store(sample());
        Files.delete(backup.dump(sample()));
        assertThat(ManifestFile.read(backup).orElseThrow().objection().orElseThrow())
                .contains("gone");
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(backup.manifest(), other.resolve("other" + BackupFolder.MANIFEST_SUFFIX));
        assertThat(ManifestFile.read(new BackupFolder(other))
                        .orElseThrow()
                        .objection()
                        .orElseThrow())
                .contains("renamed");
    }

    @Test
    void a_dump_of_another_size_is_not_relied_upon_whatever_was_proven() throws IOException {
        BackupFolder backup = store(sample().withProof(proof()));
        Path state = Files.writeString(backup.path().resolve("." + NAME + ".dump.offsite.upload"), "an upload's state");
        assertThat(ManifestFile.read(backup).orElseThrow().isVerified()).isTrue();
        Files.delete(state);
        Files.writeString(backup.dump(sample()), "x".repeat(41));
        Backup read = ManifestFile.read(backup).orElseThrow();
        assertThat(read.objection().orElseThrow()).contains(NAME + ".dump has 41 bytes, where the manifest says 42");
        assertThat(read.distrust()).as("what it says is to be believed").isEmpty();
        assertThat(read.isVerified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x/../y", "a b\nc", "größe", "", "....", "\"quoted\""})
    void names_are_safe_for_files_and_buckets_whatever_the_database_is_called(String database) {
        String name = BackupName.of("prod", database, Instant.parse("2026-11-25T10:11:12Z"));
        assertThat(BackupName.isValid(name)).isTrue();
        assertThat(name).endsWith("_20261125T101112Z").matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    private BackupFolder store(BackupManifest manifest) throws IOException {
        BackupFolder backup = BackupFolder.of(folder, manifest.name());
        Files.createDirectories(backup.path());
        Files.writeString(backup.dump(manifest), "x".repeat(42));
        ManifestFile.write(backup.manifest(), manifest);
        return backup;
    }

    private static BackupProof proof() {
        return new BackupProof(
                Instant.parse("2026-11-25T11:00:00Z"), true, "an embedded server", 250_000, 1, 7, List.of());
    }

    private static BackupManifest sample() {
        return new BackupManifest(
                NAME,
                "shop",
                "prod",
                "production",
                new Source("db:5432", "shop", "15.19", Optional.of("7412"), 1000),
                "15.19",
                Instant.parse("2026-11-25T10:11:12Z"),
                Instant.parse("2026-11-25T10:12:12Z"),
                Optional.of("20250101000000_init"),
                Optional.of(12L),
                BackupOptions.USUAL,
                new Content(NAME + ".dump", 42, "a".repeat(64)),
                Optional.empty(),
                List.of(new TableRows(new TableName("public", "We\"ird\nname"), -1, 7)),
                List.of("a note"),
                Optional.empty());
    }
}
