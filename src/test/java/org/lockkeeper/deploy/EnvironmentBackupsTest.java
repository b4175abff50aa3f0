package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.LocalCatalogue;
import org.lockkeeper.backup.catalogue.Catalogue;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.TypedCommand;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.deploy.CheckResult.Finding;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.testing.MadeUpBackup;
import org.lockkeeper.testing.TestDatabase;

class EnvironmentBackupsTest {
    private static final String SYSTEM = "7412345678901234567";
    private static final MadeUpBackup OLD = MadeUpBackup.of("production", "2026-11-18T03:00:00Z");
    private static final MadeUpBackup NEW = MadeUpBackup.of("production", "2026-11-19T03:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-19T22:00:00Z");

    private static final TypedCommand LIST = new TypedCommand(List.of("backups"));

    @TempDir
    private Path folder;

    @Test
    void without_one_the_gate_is_shut_and_says_how_to_make_it() {
        CheckResult result = backups(SYSTEM).look(NIGHT);
        assertThat(result.finding()).isEqualTo(Finding.FAILED);
        assertThat(result.fact())
                .contains(
                        "no backup of the whole database of production",
                        "\"lockkeeper backup --env production --workspace %s\""
                                .formatted(workspace().file()));
    }

    @Test
    void where_a_place_could_not_be_read_it_is_not_known_whether_there_is_one() {
        EnvironmentBackups backups = EnvironmentBackups.of(
                new Catalogue(List.of(), List.of("The bucket offsite cannot be read."), LIST),
                workspace(),
                plan(SYSTEM));
        assertThat(backups.look(NIGHT))
                .isEqualTo(
                        CheckResult.unknown(
                                "no backup of production was found, and not all places could be read: The bucket offsite cannot be read."));
    }

    @Test
    void one_of_another_server_or_of_another_profile_is_no_way_back() {
        assertThat(backups(SYSTEM, MadeUpBackup.of("staging", "2026-11-19T03:00:00Z"))
                        .entries())
                .isEmpty();
        assertThat(backups("7400000000000000001", NEW).entries()).isEmpty();
        assertThat(backups("10.0.0.1:5432 since yesterday", NEW).entries()).hasSize(1);
    }

    @Test
    void one_whose_test_restore_failed_is_no_way_back() {
        MadeUpBackup broken = new MadeUpBackup(
                NEW.profile(),
                NEW.finishedAt(),
                NEW.options(),
                Optional.of(new BackupProof(NIGHT, false, "an embedded server", 1, 1, 1, List.of("table a: 3 of 4"))),
                NEW.files());
        EnvironmentBackups backups = backups(SYSTEM, OLD.verified(), broken);
        assertThat(backups.look(NIGHT).finding()).isEqualTo(Finding.FAILED);
        assertThat(backups.look(NIGHT).fact()).contains("did not bring everything back: table a: 3 of 4");
        assertThat(backups.restore())
                .map(EnvironmentBackups.TestRestore::backup)
                .contains(OLD.name());
    }

    @Test
    void a_day_after_its_snapshot_it_is_no_longer_recent() {
        EnvironmentBackups backups = backups(SYSTEM, OLD, NEW);
        assertThat(backups.look(NIGHT))
                .isEqualTo(CheckResult.passed(
                        "%s, 59 B, of 2026-11-19T02:59:00Z, at 20261101000000_add_coupon; never restored as a test."
                                .formatted(NEW.name())));
        CheckResult late = backups.look(Instant.parse("2026-11-20T04:00:00Z"));
        assertThat(late.finding()).isEqualTo(Finding.FAILED);
        assertThat(late.fact()).endsWith("That is 25 h ago, and at most 24 are recent.");
    }

    @Test
    void one_that_is_named_by_its_folder_is_judged_by_its_manifest() {
        EnvironmentBackups backups = backups(SYSTEM, OLD, NEW.verified());
        assertThat(backups.look(folder.resolve(OLD.name()), NIGHT))
                .map(CheckResult::finding)
                .contains(Finding.FAILED);
        assertThat(backups.look(folder.resolve(NEW.name()), NIGHT))
                .map(CheckResult::fact)
                .hasValueSatisfying(
                        fact -> assertThat(fact).endsWith("verified at 2026-11-19T03:10:00Z, restored in 4 min 10 s."));
        assertThat(backups.look(folder.resolve("other.dump"), NIGHT)).isEmpty();
    }

    private EnvironmentBackups backups(String system, MadeUpBackup... made) {
        Stream.of(made).forEach(backup -> backup.write(folder));
        List<CatalogueEntry> entries = new LocalCatalogue(List.of(folder))
                .list().backups().stream()
                        .map(backup -> new CatalogueEntry(List.of(backup)))
                        .sorted(Comparator.comparing(CatalogueEntry::name).reversed())
                        .toList();
        return EnvironmentBackups.of(new Catalogue(entries, List.of(), LIST), workspace(), plan(system));
    }

    private Workspace workspace() {
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(folder), "public", Optional.empty(), FlywaySettings.defaults());
        return new Workspace(folder.resolve("lockkeeper.json"), project, List.of());
    }

    private static MigrationPlan plan(String system) {
        return new MigrationPlan(
                new TestDatabase(5432, "shop").profile(Environment.PRODUCTION),
                new TargetIdentity(system, "shop", 1),
                "d",
                "one transaction",
                List.of(),
                List.of(),
                List.of());
    }
}
