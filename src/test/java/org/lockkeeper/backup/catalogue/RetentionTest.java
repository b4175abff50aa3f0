package org.lockkeeper.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.BackupContent;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.LocalCatalogue;
import org.lockkeeper.connection.RetentionRules;
import org.lockkeeper.connection.TypedCommand;
import org.lockkeeper.testing.MadeUpBackup;

class RetentionTest {
    private static final RetentionRules ONE = new RetentionRules(1, 0, 0, 0, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void the_last_verified_one_stays_however_old_it_is() {
        MadeUpBackup old = MadeUpBackup.of("prod", "2025-01-01T03:00:00Z").verified();
        RetentionPlan plan = plan(
                ONE,
                MadeUpBackup.of("prod", "2026-11-20T03:00:00Z"),
                MadeUpBackup.of("prod", "2026-11-19T03:00:00Z"),
                old,
                MadeUpBackup.of("prod", "2024-01-01T03:00:00Z").verified());
        assertThat(removed(plan)).containsExactly("2026-11-19T03:00:00Z", "2024-01-01T03:00:00Z");
        assertThat(plan.kept().getLast().entry().name()).isEqualTo(old.name());
        assertThat(plan.kept().getLast().because()).containsExactly("the last verified one");
    }

    @Test
    void each_environment_is_judged_by_itself() {
        RetentionPlan plan = plan(
                ONE,
                MadeUpBackup.of("prod", "2026-11-20T03:00:00Z"),
                MadeUpBackup.of("dev", "2026-11-21T03:00:00Z"),
                MadeUpBackup.of("dev", "2026-11-22T03:00:00Z"));
        assertThat(removed(plan)).containsExactly("2026-11-21T03:00:00Z");
    }

    @Test
    void a_backup_of_a_part_pushes_no_whole_one_out() {
        BackupOptions schema = new BackupOptions(
                BackupOptions.USUAL.format(),
                1,
                BackupOptions.USUAL.compress(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                BackupContent.SCHEMA,
                true,
                BackupOptions.USUAL_LOCK_WAIT);
        RetentionPlan plan = plan(
                ONE,
                MadeUpBackup.of("prod", "2026-11-20T03:00:00Z"),
                MadeUpBackup.of("prod", "2026-11-21T03:00:00Z").with(schema));
        assertThat(removed(plan)).isEmpty();
    }

    @Test
    void days_begin_where_the_rules_say() {
        // 23:30 and 00:30 in Berlin: two days there, one in UTC.
        MadeUpBackup evening = MadeUpBackup.of("prod", "2026-11-20T22:30:00Z");
        MadeUpBackup night = MadeUpBackup.of("prod", "2026-11-20T23:30:00Z");
        assertThat(removed(plan(new RetentionRules(0, 5, 0, 0, ZoneId.of("Europe/Berlin")), evening, night)))
                .isEmpty();
        assertThat(removed(plan(new RetentionRules(0, 5, 0, 0, ZoneOffset.UTC), evening, night)))
                .containsExactly("2026-11-20T22:30:00Z");
    }

    @Test
    void days_without_a_backup_do_not_count() {
        RetentionPlan plan = plan(
                new RetentionRules(0, 2, 0, 0, ZoneOffset.UTC),
                MadeUpBackup.of("prod", "2026-11-20T03:00:00Z"),
                MadeUpBackup.of("prod", "2026-06-20T03:00:00Z"),
                MadeUpBackup.of("prod", "2026-06-19T03:00:00Z"));
        assertThat(removed(plan)).containsExactly("2026-06-19T03:00:00Z");
    }

    @Test
    void weeks_are_those_of_iso_across_the_year() {
        RetentionPlan plan = plan(
                new RetentionRules(0, 0, 2, 0, ZoneOffset.UTC),
                MadeUpBackup.of("prod", "2027-01-03T03:00:00Z"),
                MadeUpBackup.of("prod", "2026-12-28T03:00:00Z"),
                MadeUpBackup.of("prod", "2026-12-27T03:00:00Z"));
        assertThat(removed(plan))
                .as("Sunday 3 January belongs to week 53 of 2026")
                .containsExactly("2026-12-28T03:00:00Z");
        assertThat(plan.kept().getFirst().because()).containsExactly("the newest of 2026-W53");
    }

    @Test
    void one_backup_can_be_kept_by_several_rules_and_a_month_by_its_newest() {
        MadeUpBackup[] daily = IntStream.rangeClosed(1, 20)
                .mapToObj(day -> MadeUpBackup.of("prod", "2026-11-%02dT03:00:00Z".formatted(day)))
                .toArray(MadeUpBackup[]::new);
        RetentionPlan plan = plan(
                new RetentionRules(2, 3, 0, 2, ZoneOffset.UTC),
                Stream.concat(Stream.of(daily), Stream.of(MadeUpBackup.of("prod", "2026-10-31T03:00:00Z")))
                        .toArray(MadeUpBackup[]::new));
        assertThat(plan.kept().getFirst().because())
                .containsExactly("one of the last 2", "the newest of 2026-11-20", "the newest of 2026-11");
        assertThat(plan.kept()).hasSize(4);
        assertThat(plan.removed()).hasSize(17);
    }

    @Test
    void what_cannot_be_believed_and_what_is_of_another_project_is_left_alone() throws Exception {
        MadeUpBackup edited = MadeUpBackup.of("prod", "2026-11-18T03:00:00Z");
        Path manifest = edited.write(folder).manifest();
        MadeUpBackup.of("prod", "2026-11-19T03:00:00Z").write(folder);
        MadeUpBackup.of("prod", "2026-11-20T03:00:00Z").write(folder);
        Files.writeString(
                manifest, Files.readString(manifest).replace("20261101000000_add_coupon", "x"), StandardCharsets.UTF_8);
        assertThat(removed(Retention.plan(entries(), "shop", ONE))).containsExactly("2026-11-19T03:00:00Z");
        assertThat(Retention.plan(entries(), "another", ONE).removed()).isEmpty();
    }

    @Test
    void a_verified_one_whose_dump_shrank_is_not_what_another_goes_for() throws Exception {
        MadeUpBackup sound = MadeUpBackup.of("prod", "2026-11-18T03:00:00Z").verified();
        MadeUpBackup shrunk = MadeUpBackup.of("prod", "2026-11-19T03:00:00Z").verified();
        sound.write(folder);
        Files.writeString(shrunk.write(folder).path().resolve(shrunk.name() + ".dump"), "half");
        MadeUpBackup.of("prod", "2026-11-20T03:00:00Z").write(folder);
        assertThat(removed(Retention.plan(entries(), "shop", ONE))).isEmpty();
        assertThat(new Catalogue(entries(), List.of(), new TypedCommand(List.of("backups")))
                        .newestVerified("shop", "prod"))
                .map(CatalogueEntry::name)
                .contains(sound.name());
    }

    @Test
    void the_digest_is_of_the_list_that_was_reviewed() {
        RetentionPlan before = plan(
                ONE, MadeUpBackup.of("prod", "2026-11-20T03:00:00Z"), MadeUpBackup.of("prod", "2026-11-19T03:00:00Z"));
        RetentionPlan after = plan(ONE, MadeUpBackup.of("prod", "2026-11-21T03:00:00Z"));
        assertThat(after.removed()).hasSize(2);
        assertThat(after.digest()).isNotEqualTo(before.digest());
    }

    private RetentionPlan plan(RetentionRules rules, MadeUpBackup... backups) {
        Stream.of(backups).forEach(backup -> backup.write(folder));
        return Retention.plan(entries(), "shop", rules);
    }

    private List<CatalogueEntry> entries() {
        return CatalogueEntry.of(new LocalCatalogue(List.of(folder)).list().backups());
    }

    private static List<String> removed(RetentionPlan plan) {
        return plan.removed().stream()
                .map(entry -> entry.manifest().finishedAt().toString())
                .toList();
    }
}
