package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.backup.BackupFolder;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.testing.MadeUpBackup;
import org.lockkeeper.testing.S3Server;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import tools.jackson.databind.JsonNode;

@DisabledOnOs(OS.WINDOWS) // the bucket's secret comes from echo
class BackupsTest {
    private static final MadeUpBackup OLD = MadeUpBackup.of("prod", "2026-11-19T03:00:00Z");
    private static final MadeUpBackup NEW =
            MadeUpBackup.of("prod", "2026-11-20T03:00:00Z").verified();

    @TempDir
    private Path folder;

    private S3Server server;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder.resolve("s3"));
        workspace(server.port());
        OLD.write(folder.resolve("backups"));
        NEW.write(folder.resolve("backups"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_unreadable_bucket_is_told_beside_the_list() throws IOException {
        workspace(1);
        Invocation list = run("backups", "--format", "json");
        assertThat(list.exitCode()).isEqualTo(2);
        assertThat(list.json().get("backups")).hasSize(2);
        assertThat(list.err()).contains("offsite", "nothing answers");
    }

    @Test
    void a_bucket_that_the_workspace_does_not_name_is_a_wrong_command_line() {
        Invocation push = run("backups", "push", NEW.name(), "--to", "elsewhere");
        assertThat(push.exitCode()).isEqualTo(64);
        assertThat(push.err()).contains("LK-WS-BUCKET", "offsite");
        assertThat(run("backups", "push", "nothing", "--to", "offsite").err())
                .contains("LK-BACKUP-NONE", "\"lockkeeper backups" + inThisWorkspace());
    }

    @Test
    void the_list_has_what_the_contract_names() {
        JsonNode first =
                run("backups", "list", "--format", "json").json().get("backups").get(0);
        assertThat(first.get("name").asString()).isEqualTo(NEW.name());
        assertThat(first.get("environment").asString()).isEqualTo("prod");
        assertThat(first.get("finishedAt").asString()).isEqualTo("2026-11-20T03:00:00Z");
        assertThat(first.get("bytes").asLong()).isPositive();
        assertThat(first.get("level").asString()).isEqualTo("20261101000000_add_coupon");
        assertThat(first.get("verified").get("restoreMs").asLong()).isEqualTo(250_000);
        assertThat(run("backups").out()).contains("2026-11-20, restores in 4 m 10 s", "not yet");
        assertThat(run("backups", "--search", "unverified").out())
                .contains(OLD.name())
                .doesNotContain(NEW.name());
    }

    @Test
    void a_backup_is_pushed_pulled_and_then_found_in_three_places() {
        Invocation push = run("backups", "push", NEW.name(), "--to", "offsite", "--format", "json");
        assertThat(push.exitCode()).as(push.err()).isZero();
        assertThat(push.json().get("place").asString()).startsWith("offsite:shop/2026/11/20/");
        Path out = folder.resolve("fetched");
        Invocation pull = run("backups", "pull", NEW.name(), "--from", "offsite", "--out", out.toString());
        assertThat(pull.exitCode()).as(pull.err()).isZero();
        assertThat(out.resolve(NEW.name())).isDirectory();
        JsonNode listed =
                run("backups", "--format", "json").json().get("backups").get(0);
        assertThat(listed.get("places")).hasSize(3);
        assertThat(run("backups", "pull", NEW.name(), "--out", out.toString()).err())
                .contains("LK-BACKUP-EXISTS");
    }

    @Test
    void where_copies_differ_the_state_of_each_is_told() {
        assertThat(run("backups", "push", NEW.name(), "--to", "offsite").exitCode())
                .isZero();
        NEW.fellShort().write(folder.resolve("backups"));
        assertThat(run("backups").out())
                .contains("2026-11-20, restores in 4 m 10 s", "(failed 2026-11-20)", "offsite (verified 2026-11-20)");
        JsonNode copies =
                run("backups", "--format", "json").json().get("backups").get(0).get("copies");
        assertThat(copies.get(0).get("passed").asBoolean()).isFalse();
        assertThat(copies.get(1).get("passed").asBoolean()).isTrue();
    }

    @Test
    void a_backup_that_only_a_bucket_has_is_told_with_the_way_to_fetch_it() throws IOException {
        workspace(server.port(), profile());
        assertThat(run("backups", "push", NEW.name(), "--to", "offsite").exitCode())
                .isZero();
        SafeFiles.delete(folder.resolve("backups").resolve(NEW.name()));
        Invocation verify = run("backups", "verify", NEW.name());
        assertThat(verify.exitCode()).isEqualTo(64);
        assertThat(verify.err()).contains("LK-BACKUP-PLACE", "bucket offsite", "lockkeeper backups pull " + NEW.name());
        Invocation push = run("backups", "push", NEW.name(), "--to", "offsite");
        assertThat(push.exitCode()).isEqualTo(64);
        assertThat(push.err())
                .contains(
                        "LK-BACKUP-PLACE",
                        "\"lockkeeper backups pull %s --out FOLDER".formatted(NEW.name()) + inThisWorkspace());
        Invocation restore = run("restore", NEW.name(), "--env", "dev");
        assertThat(restore.exitCode()).isEqualTo(64);
        assertThat(restore.err()).contains("lockkeeper backups pull " + NEW.name());
        assertThat(run("backups", "verify", "nothing").err()).contains("LK-BACKUP-UNKNOWN");
        MadeUpBackup ofDev = MadeUpBackup.of("dev", "2026-11-21T03:00:00Z").verified();
        BackupFolder made = ofDev.write(folder.resolve("backups"));
        run("backups", "push", ofDev.name(), "--to", "offsite");
        SafeFiles.delete(made.path());
        assertThat(run("runbook", "down", "--env", "dev").out())
                .containsSubsequence(
                        "which a bucket has:",
                        "lockkeeper backups pull " + ofDev.name(),
                        "lockkeeper restore " + ofDev.name() + " --env PROFILE-OF-THE-NEW-SERVER");
    }

    @Test
    void a_proof_is_known_in_the_bucket_too_and_holds_where_that_cannot_be_reached() throws IOException {
        TestServices.useUnpackedServers(folder.resolve("home"));
        String profile = profile();
        workspace(server.port(), profile);
        String name = run("backup", "--env", "dev", "--to", "offsite", "--format", "json")
                .json()
                .get("name")
                .asString();
        Path local = folder.resolve("backups").resolve(name);

        workspace(1, profile);
        Invocation alone = run("backups", "verify", name);
        assertThat(alone.exitCode()).as(alone.err()).isZero();
        assertThat(alone.err())
                .contains(
                        "nothing answers",
                        "\"lockkeeper backups push %s --to offsite".formatted(name) + inThisWorkspace());
        workspace(server.port(), profile);
        assertThat(inTheBucket(name)).isNotEqualTo(Files.readString(local.resolve(name + ".manifest.json")));

        Invocation both = run("backups", "verify", name);
        assertThat(both.exitCode()).as(both.err()).isZero();
        assertThat(both.err()).doesNotContain("offsite");
        assertThat(inTheBucket(name)).isEqualTo(Files.readString(local.resolve(name + ".manifest.json")));
    }

    @Test
    void files_that_rotted_here_do_not_speak_against_the_copy_in_the_bucket() throws IOException {
        assertThat(run("backups", "push", NEW.name(), "--to", "offsite").exitCode())
                .isZero();
        Path dump = folder.resolve("backups").resolve(NEW.name()).resolve(NEW.name() + ".dump");
        byte[] rotten = Files.readAllBytes(dump);
        rotten[0] ^= 1;
        Files.write(dump, rotten);
        String before = inTheBucket(NEW.name());
        assertThat(run("backups", "verify", NEW.name()).exitCode()).isEqualTo(2);
        assertThat(inTheBucket(NEW.name())).isEqualTo(before);
    }

    /** A backup's manifest there. */
    private String inTheBucket(String name) throws IOException {
        try (Stream<Path> objects = Files.walk(server.objects())) {
            return Files.readString(objects.filter(object -> object.endsWith(name + ".manifest.json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    void a_backup_that_could_not_be_sent_is_there_and_says_how_to_send_it() throws IOException {
        String profile = profile();
        workspace(1, profile);
        Invocation backup = run("backup", "--env", "dev", "--to", "offsite");
        assertThat(backup.exitCode()).isNotZero();
        assertThat(backup.err()).contains("is made, and was not sent", "nothing answers");
        Matcher told = Pattern.compile("lockkeeper (backups push (\\S+) --to offsite) --workspace \\S+lockkeeper.json")
                .matcher(backup.err());
        assertThat(told.find()).isTrue();
        assertThat(folder.resolve("backups").resolve(told.group(2))).isDirectory();
        workspace(server.port(), profile);
        assertThat(run(told.group(1).split(" ")).exitCode()).isZero();
    }

    @Test
    void selected_tables_swapped_in_are_a_wrong_command_line() throws IOException {
        TestDatabase test = TestPostgres.usual().freshDatabase("part");
        workspace(
                1,
                "{\"name\": \"dev\", \"environment\": \"development\", \"host\": \"127.0.0.1\", \"port\": %d, \"database\": \"%s\", \"user\": \"%s\"}"
                        .formatted(test.port(), test.name(), test.user()));
        Invocation restore = run("restore", NEW.name(), "--env", "dev", "--swap", "--table", "orders");
        assertThat(restore.exitCode()).isEqualTo(64);
        assertThat(restore.err()).contains("LK-RESTORE-PART", "--table");
    }

    @Test
    void pruning_lists_first_and_removes_only_what_was_listed() {
        Invocation list = run("backups", "prune", "--format", "json");
        assertThat(list.exitCode()).isEqualTo(1);
        assertThat(list.json().get("removed").get(0).get("name").asString()).isEqualTo(OLD.name());
        assertThat(folder.resolve("backups").resolve(OLD.name())).exists();
        assertThat(run("backups", "prune", "--yes", "abc").exitCode()).isEqualTo(3);
        String digest = list.json().get("digest").asString();
        assertThat(run("backups", "prune").out()).contains("--yes " + digest, "the last verified one");
        assertThat(run("backups", "prune", "--yes", digest).exitCode()).isZero();
        assertThat(folder.resolve("backups").resolve(OLD.name())).doesNotExist();
        assertThat(folder.resolve("backups").resolve(NEW.name())).exists();
        assertThat(run("backups", "prune").exitCode()).isZero();
    }

    private static String profile() {
        TestDatabase test = TestPostgres.usual().freshDatabase("send");
        return "{\"name\": \"dev\", \"environment\": \"development\", \"host\": \"127.0.0.1\", \"port\": %d, \"database\": \"%s\", \"user\": \"%s\"}"
                .formatted(test.port(), test.name(), test.user());
    }

    /** How a command ends that means it. */
    private String inThisWorkspace() {
        return " --workspace %s\"".formatted(folder.resolve("lockkeeper.json"));
    }

    private Invocation run(String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--workspace";
        all[args.length + 1] = folder.resolve("lockkeeper.json").toString();
        return Invocation.of(new TestServices(folder.resolve("home")), all);
    }

    private void workspace(int port) throws IOException {
        workspace(port, "");
    }

    private void workspace(int port, String profiles) throws IOException {
        Files.writeString(folder.resolve("lockkeeper.json"), """
                {"version": 1, "project": {"name": "shop", "kind": "prisma"}, "profiles": [%s],
                 "backups": {
                   "folders": ["backups"],
                   "buckets": [{"name": "offsite", "bucket": "shop-backups", "prefix": "shop", "pathStyle": true,
                     "endpoint": "http://127.0.0.1:%d",
                     "credentials": {"from": "key", "accessKey": "AKIATEST",
                       "secret": {"from": "command", "command": ["echo", "not-a-real-secret"]}}}],
                   "retention": {"last": 1, "zone": "UTC"}}}
                """.formatted(profiles, port));
    }
}
