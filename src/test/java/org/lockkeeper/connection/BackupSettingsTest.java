package org.lockkeeper.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.LockkeeperException;

class BackupSettingsTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"folder": []}                                                   | LK-WS-KEY       | backups.folder
            {"folders": "x"}                                                 | LK-WS-TYPE      | backups.folders
            {"folders": [" "]}                                               | LK-WS-VALUE     | backups.folders
            {"folders": ["a", "./a"]}                                        | LK-WS-DUPLICATE | backups.folders
            {"buckets": [{"bucket": "b"}]}                                   | LK-WS-MISSING   | backups.buckets[0].name
            {"buckets": [{"name": "x"}]}                                     | LK-WS-MISSING   | backups.buckets[0].bucket
            {"buckets": [{"name": "x", "bucket": "s3://b/c"}]}               | LK-WS-VALUE     | backups.buckets[0].bucket
            {"buckets": [{"name": "x", "bucket": "b1", "prefix": "a?b"}]}    | LK-WS-VALUE     | backups.buckets[0].prefix
            {"buckets": [{"name": "x", "bucket": "b1", "acl": "public"}]}    | LK-WS-KEY       | backups.buckets[0].acl
            {"buckets": [{"name": "x", "bucket": "b1"}, {"name": "x", "bucket": "b2"}]} | LK-WS-DUPLICATE | backups.buckets[1].name
            {"buckets": [{"name": "x", "bucket": "b1", "endpoint": "s3.example.com"}]}  | LK-WS-VALUE | backups.buckets[0].endpoint
            {"buckets": [{"name": "x", "bucket": "b1", "endpoint": "http://s3.example.com"}]} | LK-WS-VALUE | backups.buckets[0].endpoint
            {"buckets": [{"name": "x", "bucket": "b1", "encryption": "rot13"}]} | LK-WS-VALUE | backups.buckets[0].encryption
            {"buckets": [{"name": "x", "bucket": "b1", "kmsKey": "k"}]}      | LK-WS-VALUE     | backups.buckets[0].kmsKey
            {"buckets": [{"name": "x", "bucket": "b1", "credentials": {"from": "file"}}]} | LK-WS-VALUE | backups.buckets[0].credentials.from
            {"buckets": [{"name": "x", "bucket": "b1", "credentials": {"from": "key", "accessKey": "AKIA1"}}]} | LK-WS-MISSING | backups.buckets[0].credentials.secret
            {"buckets": [{"name": "x", "bucket": "b1", "credentials": {"from": "key", "accessKey": "AKIA1", "secret": {"from": "pgpass"}}}]} | LK-WS-VALUE | backups.buckets[0].credentials.secret.from
            {"scratch": "nowhere"}                                           | LK-WS-VALUE     | backups.scratch
            {"clientPrograms": "/usr/bin"}                                   | LK-WS-TYPE      | backups.clientPrograms
            {"retention": {"zone": "UTC"}}                                   | LK-WS-MISSING   | backups.retention.last
            {"retention": {"last": 3}}                                       | LK-WS-MISSING   | backups.retention.zone
            {"retention": {"last": -1, "zone": "UTC"}}                       | LK-WS-VALUE     | backups.retention.last
            {"retention": {"last": 3, "zone": "Berlin"}}                     | LK-WS-VALUE     | backups.retention.zone
            {"retention": {"last": 3, "zone": "UTC", "yearly": 1}}           | LK-WS-KEY       | backups.retention.yearly
            """)
    void a_wrong_section_is_refused_with_its_key(String backups, String code, String key) throws IOException {
        LockkeeperException refused = refused(backups);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.sentence()).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"secretAccessKey\": \"" + SECRET + "\"",
                "\"sessionToken\": \"" + SECRET + "\"",
                "\"endpoint\": \"https://AKIA1:" + SECRET + "@s3.example.com\"",
                "\"credentials\": {\"from\": \"" + SECRET + "\"}",
                "\"credentials\": {\"from\": \"key\", \"accessKey\": \"AKIA1\", \"secret\": \"" + SECRET + "\"}"
            })
    void a_secret_in_the_file_is_refused_and_not_repeated(String entry) throws IOException {
        LockkeeperException refused =
                refused("{\"buckets\": [{\"name\": \"x\", \"bucket\": \"b1\", %s}]}".formatted(entry));
        assertThat(refused.sentence()).doesNotContain(SECRET).contains("chain");
    }

    @Test
    void a_workspace_that_says_nothing_of_backups_has_none() throws IOException {
        assertThat(WorkspaceFile.read(file("{}")).backups()).isEqualTo(BackupSettings.NONE);
    }

    @Test
    void what_was_written_is_read_back_the_same() throws IOException {
        BackupSettings settings = new BackupSettings(
                List.of(folder.resolve("backups"), folder.resolve("../other").normalize()),
                List.of(
                        new BucketSettings(
                                "offsite",
                                "shop-backups",
                                Optional.of(URI.create("https://s3.example.com:9000")),
                                Optional.of("eu-central-1"),
                                true,
                                "shop/prod",
                                new BucketEncryption.ManagedKey(Optional.of("arn:aws:kms:x")),
                                new BucketCredentials.Key("AKIA1", new PasswordSource.Command(List.of("pass", "s3")))),
                        new BucketSettings(
                                "aws",
                                "b2",
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                "",
                                new BucketEncryption.ServiceKeys(),
                                new BucketCredentials.Chain(Optional.of("ops"))),
                        new BucketSettings(
                                "local",
                                "b3",
                                Optional.of(URI.create("http://127.0.0.1:9000")),
                                Optional.empty(),
                                true,
                                "",
                                new BucketEncryption.BucketsOwn(),
                                new BucketCredentials.Chain(Optional.empty()))),
                Optional.of(new RetentionRules(3, 7, 4, 12, ZoneId.of("Europe/Berlin"))),
                Optional.of("dev"),
                List.of(folder.resolve("pg18/bin")));
        Workspace workspace = WorkspaceFile.read(file("{}"));
        Workspace with = workspace.withBackups(settings);
        WorkspaceFile.write(with);
        assertThat(WorkspaceFile.read(with.file())).isEqualTo(with);
        assertThat(with.withProfiles(with.profiles()).backups()).isEqualTo(settings);
    }

    private LockkeeperException refused(String backups) throws IOException {
        Path file = file(backups);
        LockkeeperException refused = catchThrowableOfType(LockkeeperException.class, () -> WorkspaceFile.read(file));
        assertThat(refused).as(backups).isNotNull();
        return refused;
    }

    private Path file(String backups) throws IOException {
        return Files.writeString(folder.resolve("lockkeeper.json"), """
                {"version": 1, "project": {"name": "shop", "kind": "prisma"},
                 "profiles": [{"name": "dev", "host": "127.0.0.1", "database": "shop", "user": "app"}],
                 "backups": %s}
                """.formatted(backups));
    }
}
