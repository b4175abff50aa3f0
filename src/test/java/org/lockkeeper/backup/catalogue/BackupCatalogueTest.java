package org.lockkeeper.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupContent;
import org.lockkeeper.backup.BackupFolder;
import org.lockkeeper.backup.BackupFormat;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.backup.LocalCatalogue;
import org.lockkeeper.connection.BackupSettings;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.RetentionRules;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.FaultProxy;
import org.lockkeeper.testing.FaultProxy.Fault;
import org.lockkeeper.testing.MadeUpBackup;
import org.lockkeeper.testing.S3Server;
import org.lockkeeper.testing.TestGuard;

class BackupCatalogueTest {
    private static final String BUCKET = "offsite";

    @TempDir
    private Path folder;

    private S3Server server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder.resolve("s3"));
        proxy = new FaultProxy(server.port());
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.close();
    }

    @Test
    void a_bucket_that_cannot_be_read_hides_nothing_else() {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        made.write(backups());
        proxy.faults(_ -> new Fault.Answer(403, "AccessDenied"));
        Catalogue read = catalogue().read();
        assertThat(read.entries()).extracting(CatalogueEntry::name).containsExactly(made.name());
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).contains(BUCKET, "s3://shop-backups/shop", "the login may not do that"));
    }

    @Test
    void a_manifest_that_is_none_is_told_here_and_in_a_bucket() throws IOException {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        BackupFolder folder = made.write(backups());
        push(local(made));
        Files.writeString(folder.manifest(), "{\"version\": 1,");
        Files.writeString(
                server.objects().resolve("shop/2026/11/20/%1$s/%1$s.manifest.json".formatted(made.name())), "no");
        Catalogue read = catalogue().read();
        assertThat(read.entries()).isEmpty();
        assertThat(read.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains(made.name(), "cannot be used"));
    }

    @Test
    void an_upload_that_broke_off_is_not_listed_and_goes_on() {
        Backup made = large();
        proxy.faults(line -> line.contains("partNumber=2") ? new Fault.Cut(10) : new Fault.None());
        // Whether the service answers to half a part before the connection is gone is a race.
        assertThat(failure(() -> push(made)).code()).isIn("LK-STORE-CONNECTION", "LK-STORE-REFUSED");
        proxy.faults(_ -> new Fault.None());
        assertThat(catalogue().read().find(made.name()).isIn(BUCKET)).isFalse();
        push(made);
        assertThat(catalogue().read().find(made.name()).isIn(BUCKET)).isTrue();
    }

    @Test
    void a_round_trip_with_faults_brings_back_the_same_files() throws IOException {
        Backup made = large();
        java.util.concurrent.atomic.AtomicInteger seen = new java.util.concurrent.atomic.AtomicInteger();
        proxy.faults(_ -> switch (seen.getAndIncrement() % 5) {
            case 1 -> new Fault.Answer(503, "SlowDown");
            case 3 -> new Fault.Cut(1_000_000);
            default -> new Fault.None();
        });
        push(made);
        Backup.Remote there = (Backup.Remote)
                catalogue().read().find(made.name()).remote().orElseThrow().place();
        assertThat(there.key()).isEqualTo("shop/2026/11/20/%1$s/%1$s.manifest.json".formatted(made.name()));
        Backup back = pull(there);
        assertThat(back.objection()).isEmpty();
        assertThat(back.manifest()).isEqualTo(made.manifest());
        assertSameFiles(
                ((Backup.Local) made.place()).folder().path(),
                ((Backup.Local) back.place()).folder().path());
    }

    @Test
    void a_folder_of_files_goes_there_and_back() throws IOException {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z")
                .with(BackupOptions.USUAL.withFormat(BackupFormat.DIRECTORY, 2))
                .with(List.of(new byte[] {1, 2}, new byte[0], new byte[] {3}));
        BackupFolder written = made.write(backups());
        push(local(made));
        Backup back = pull((Backup.Remote)
                catalogue().read().find(made.name()).remote().orElseThrow().place());
        assertSameFiles(written.path(), ((Backup.Local) back.place()).folder().path());
    }

    @Test
    void an_upload_of_a_folder_that_broke_off_leaves_the_dump_whole_and_goes_on() throws IOException {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z")
                .with(BackupOptions.USUAL.withFormat(BackupFormat.DIRECTORY, 2))
                .with(List.of(new byte[] {1}, largeFile()));
        Path written = made.write(backups()).path();
        proxy.faults(line -> line.contains("partNumber=2") ? new Fault.Cut(10) : new Fault.None());
        failure(() -> push(local(made)));
        Path state = written.resolve("." + made.name() + ".dir.3001.dat." + BUCKET + ".upload");
        assertThat(state).exists();
        assertThat(written.resolve(made.name() + ".dir")).isDirectoryNotContaining("glob:**upload");
        proxy.faults(_ -> new Fault.None());
        // As it was kept before, among the dump's files.
        Files.writeString(written.resolve(made.name() + ".dir/.3001.dat.offsite.upload"), "old");
        push(local(made));
        assertThat(catalogue().read().find(made.name()).isIn(BUCKET)).isTrue();
        assertThat(proxy.requests().stream().filter(head -> head.contains("partNumber=1&")))
                .as("the part that was there is not sent again")
                .hasSize(1);
        assertThat(state).doesNotExist();
    }

    @Test
    void a_dump_that_rotted_is_not_sent() throws IOException {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        BackupFolder written = made.write(backups());
        Path dump = written.path().resolve(made.name() + ".dump");
        byte[] bytes = Files.readAllBytes(dump);
        bytes[0] ^= 1;
        Files.write(dump, bytes);
        assertThat(failure(() -> push(local(made))).code()).isEqualTo("LK-BACKUP-CHANGED");
        assertThat(proxy.requests()).noneMatch(head -> head.startsWith("PUT"));
    }

    @Test
    void an_object_that_was_changed_is_refused_and_nothing_is_kept() throws IOException {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        made.write(backups());
        push(local(made));
        Path object = server.objects().resolve("shop/2026/11/20/%1$s/%1$s.dump".formatted(made.name()));
        byte[] bytes = Files.readAllBytes(object);
        bytes[0] ^= 1;
        Files.write(object, bytes);
        Backup.Remote there = (Backup.Remote)
                catalogue().read().find(made.name()).remote().orElseThrow().place();
        assertThat(failure(() -> pull(there)).sentence())
                .contains("changed after the upload, and nothing of it was kept");
        assertThat(folder.resolve("back")).isEmptyDirectory();
    }

    @Test
    void an_object_of_another_size_is_seen_in_the_list() throws IOException {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        made.write(folder.resolve("elsewhere"));
        Backup only = local(made, folder.resolve("elsewhere"));
        push(only);
        Files.writeString(server.objects().resolve("shop/2026/11/20/%1$s/%1$s.dump".formatted(made.name())), "short");
        CatalogueEntry entry = catalogue().read().find(made.name());
        assertThat(entry.objection().orElseThrow()).contains("has 5 bytes there, where the manifest says");
        assertThat(entry.isVerified()).isFalse();
    }

    @Test
    void a_second_push_sends_only_what_is_new() {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        made.write(backups());
        push(local(made));
        made.verified().write(backups());
        long before = puts();
        push(local(made));
        assertThat(puts() - before).as("the manifest with its proof").isEqualTo(1);
        assertThat(catalogue().read().find(made.name()).isVerified()).isTrue();
    }

    @Test
    void copies_of_one_backup_are_one_entry_and_the_newest_proof_counts() {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        made.write(backups());
        push(local(made));
        made.verified().write(backups());
        CatalogueEntry entry = catalogue().read().find(made.name());
        assertThat(entry.copies()).hasSize(2);
        assertThat(entry.isVerified()).isTrue();
        assertThat(entry.local()).isPresent();
        assertThat(entry.matches("PROD add_coupon verified")).isTrue();
        assertThat(entry.matches("prod staging")).isFalse();
    }

    @Test
    void what_an_environment_can_go_back_to_is_its_own_whole_believable_backups() throws IOException {
        MadeUpBackup proven = MadeUpBackup.of("prod", "2026-11-18T03:00:00Z").verified();
        MadeUpBackup newest = MadeUpBackup.of("prod", "2026-11-19T03:00:00Z");
        MadeUpBackup edited = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z").verified();
        MadeUpBackup part = MadeUpBackup.of("prod", "2026-11-21T03:00:00Z").with(schemaAlone());
        proxy.faults(_ -> new Fault.Answer(403, "AccessDenied"));
        assertThat(catalogue().read().newest("shop", "prod")).isEmpty();
        for (MadeUpBackup made : List.of(proven, newest, part, MadeUpBackup.of("dev", "2026-11-22T03:00:00Z"))) {
            made.write(backups());
        }
        Path manifest = edited.write(backups()).manifest();
        Files.writeString(manifest, Files.readString(manifest).replace("250000", "1"));
        Catalogue all = catalogue().read();
        assertThat(all.whole("shop", "prod"))
                .extracting(CatalogueEntry::name)
                .containsExactly(newest.name(), proven.name());
        assertThat(all.newest("shop", "prod")).map(CatalogueEntry::name).contains(newest.name());
        assertThat(all.newestVerified("shop", "prod")).map(CatalogueEntry::name).contains(proven.name());
        assertThat(all.problems()).singleElement().asString().contains(BUCKET);
    }

    private static BackupOptions schemaAlone() {
        BackupOptions usual = BackupOptions.USUAL;
        return new BackupOptions(
                usual.format(),
                1,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                BackupContent.SCHEMA,
                true,
                usual.lockWait());
    }

    @Test
    void two_different_backups_of_one_name_are_not_guessed_between() {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        made.write(backups());
        made.with(List.of(new byte[] {9})).write(folder.resolve("other"));
        BackupCatalogue catalogue = catalogue();
        service().remember(folder.resolve("other"));
        assertThat(failure(() -> catalogue.read().find(made.name())).code()).isEqualTo("LK-BACKUP-TWICE");
        assertThat(failure(() -> catalogue.read().find("nothing")).code()).isEqualTo("LK-BACKUP-NONE");
    }

    @Test
    void what_is_removed_is_gone_in_every_place_and_another_list_is_refused() throws IOException {
        MadeUpBackup old = MadeUpBackup.of("prod", "2026-11-19T03:00:00Z");
        MadeUpBackup newer = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z");
        old.write(backups());
        newer.write(backups());
        push(local(old));
        BackupCatalogue catalogue = catalogue();
        RetentionPlan plan = catalogue.retention(catalogue.read());
        assertThat(plan.removed()).extracting(CatalogueEntry::name).containsExactly(old.name());
        assertThat(failure(() -> catalogue.remove(plan, "0000", Progress.NONE, new CancelToken()))
                        .code())
                .isEqualTo("LK-BACKUP-PLAN");
        assertThat(catalogue.read().entries()).hasSize(2);
        catalogue.remove(plan, plan.digest(), Progress.NONE, new CancelToken());
        assertThat(catalogue.read().entries()).extracting(CatalogueEntry::name).containsExactly(newer.name());
        try (Stream<Path> left = Files.walk(server.objects())) {
            assertThat(left.map(Path::toString).filter(path -> path.contains(old.name())))
                    .isEmpty();
        }
    }

    private Path backups() {
        return folder.resolve("backups");
    }

    private BackupCatalogue catalogue() {
        return new BackupCatalogue(workspace(), service(), S3Server.secrets());
    }

    private BackupService service() {
        Workspace workspace = workspace();
        return new BackupService(
                workspace,
                new Databases(workspace, _ -> Optional.empty()),
                TestGuard.create(),
                _ -> {
                    throw new AssertionError("nobody asks for an environment's migrations here");
                },
                new UserFolders(folder.resolve("data"), folder.resolve("config"), folder.resolve("logs")),
                Clock.systemUTC());
    }

    private Workspace workspace() {
        BucketSettings bucket = server.bucket(proxy.port());
        return new Workspace(
                        folder.resolve("lockkeeper.json"),
                        new Project(
                                "shop",
                                ProjectKind.PRISMA,
                                List.of(),
                                "public",
                                Optional.empty(),
                                FlywaySettings.defaults()),
                        List.of())
                .withBackups(new BackupSettings(
                        List.of(backups()),
                        List.of(bucket),
                        Optional.of(new RetentionRules(1, 0, 0, 0, ZoneOffset.UTC)),
                        Optional.empty(),
                        List.of()));
    }

    /** A backup that goes in several parts. */
    private Backup large() {
        MadeUpBackup made = MadeUpBackup.of("prod", "2026-11-20T03:00:00Z").with(List.of(largeFile()));
        made.write(backups());
        return local(made);
    }

    private static byte[] largeFile() {
        byte[] content = new byte[(16 << 20) + 100_000];
        new Random(1).nextBytes(content);
        return content;
    }

    private Backup local(MadeUpBackup made) {
        return local(made, backups());
    }

    private static Backup local(MadeUpBackup made, Path parent) {
        return new LocalCatalogue(List.of(parent))
                .list().backups().stream()
                        .filter(backup -> backup.name().equals(made.name()))
                        .findFirst()
                        .orElseThrow();
    }

    private void push(Backup backup) {
        catalogue().push(backup, BUCKET, Progress.NONE, new CancelToken());
    }

    private Backup pull(Backup.Remote place) {
        return catalogue().pull(place, folder.resolve("back"), Progress.NONE, new CancelToken());
    }

    private long puts() {
        return proxy.requests().stream().filter(head -> head.startsWith("PUT")).count();
    }

    private static void assertSameFiles(Path one, Path other) throws IOException {
        try (Stream<Path> files = Files.walk(one)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(2);
            for (Path file : all) {
                assertThat(other.resolve(one.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    private static LockkeeperException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        LockkeeperException failure = catchThrowableOfType(LockkeeperException.class, work);
        assertThat(failure).isNotNull();
        return failure;
    }
}
