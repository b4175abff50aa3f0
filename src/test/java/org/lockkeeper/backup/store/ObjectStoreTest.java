package org.lockkeeper.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.connection.BucketCredentials;
import org.lockkeeper.connection.BucketEncryption;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.FaultProxy;
import org.lockkeeper.testing.FaultProxy.Fault;
import org.lockkeeper.testing.S3Server;

class ObjectStoreTest {
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final int LARGE = (int) FilePart.USUAL_BYTES * 2 + 12_345;
    private static final String KEY = "shop/2026/11/25/prod.dump";

    private static final SecretSource NOBODY = login -> {
        throw new AssertionError("asked for the secret of " + login.name());
    };

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
    void a_connection_that_is_cut_within_a_part_is_made_again_and_the_object_is_the_file() throws IOException {
        fault("partNumber=2", new Fault.Cut(5_000_000));
        assertRoundTrip(LARGE);
        assertThat(parts(2)).as("the part was sent again").isEqualTo(2);
    }

    @Test
    void an_answer_of_503_is_asked_again() throws IOException {
        fault("partNumber=1", new Fault.Answer(503, "SlowDown"));
        assertRoundTrip(LARGE);
    }

    @Test
    void a_completion_whose_answer_is_lost_is_found_to_be_complete() throws IOException {
        proxy.faults(first("POST", "uploadId=", new Fault.CutAnswer(0)));
        assertRoundTrip(LARGE);
    }

    @Test
    void a_slow_way_takes_longer_and_no_more() throws IOException {
        proxy.faults(_ -> new Fault.Slow());
        assertRoundTrip(LARGE);
    }

    @Test
    void a_download_that_is_cut_goes_on_where_it_was() throws IOException {
        Path file = file(LARGE);
        try (ObjectStore store = store()) {
            String sha256 = put(store, file);
            proxy.faults(first("GET", KEY, new Fault.CutAnswer(7_000_000)));
            Path back = folder.resolve("back.dump");
            store.get(KEY, back, LARGE, Optional.of(sha256), Progress.NONE, new CancelToken());
            assertThat(back).hasSameBinaryContentAs(file);
            assertThat(proxy.requests()).anyMatch(head -> head.startsWith("GET") && head.contains("Range: bytes="));
        }
    }

    @Test
    void after_a_break_only_what_is_missing_is_sent() throws IOException {
        Path file = file(LARGE);
        try (ObjectStore store = store()) {
            proxy.faults(line -> line.contains("partNumber=3") ? new Fault.Cut(10) : new Fault.None());
            LockkeeperException broken = failure(() -> put(store, file));
            assertThat(broken.code()).isEqualTo("LK-STORE-CONNECTION");
            assertThat(broken.sentence()).contains("offsite", "goes on where it stopped");
        }
        proxy.faults(_ -> new Fault.None());
        long before = parts(1) + parts(2);
        try (ObjectStore store = store()) {
            put(store, file);
        }
        assertThat(parts(1) + parts(2))
                .as("parts one and two are there already")
                .isEqualTo(before);
        assertThat(server.objects().resolve(KEY)).hasSameBinaryContentAs(file);
        assertThat(leftovers())
                .as("nothing of the upload is kept beside the file")
                .isEmpty();
    }

    @Test
    void a_file_that_changed_since_the_break_is_sent_as_it_is_now() throws IOException {
        Path file = file(LARGE);
        try (ObjectStore store = store()) {
            proxy.faults(line -> line.contains("partNumber=3") ? new Fault.Cut(10) : new Fault.None());
            failure(() -> put(store, file));
            proxy.faults(_ -> new Fault.None());
            byte[] bytes = Files.readAllBytes(file);
            bytes[100] ^= 1;
            Files.write(file, bytes);
            put(store, file);
        }
        assertThat(server.objects().resolve(KEY)).hasSameBinaryContentAs(file);
    }

    @Test
    void an_upload_that_the_service_no_longer_knows_begins_anew() throws IOException {
        Path file = file(LARGE);
        new UploadState(S3Server.BUCKET, KEY, "11111111-2222-3333-4444-555555555555")
                .write(UploadState.file(folder, file, settings()));
        try (ObjectStore store = store()) {
            put(store, file);
        }
        assertThat(server.objects().resolve(KEY)).hasSameBinaryContentAs(file);
    }

    @Test
    void cancelling_ends_within_a_part_and_leaves_no_object() throws IOException {
        Path file = file(LARGE);
        CancelToken cancel = new CancelToken();
        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> store.put(
                            folder,
                            file,
                            KEY,
                            (_, done, _) -> {
                                if (done > 20_000_000) {
                                    cancel.cancel();
                                }
                            },
                            cancel))
                    .isInstanceOf(CancellationException.class);
            assertThat(store.list()).isEmpty();
        }
    }

    @Test
    void a_service_that_falls_silent_is_given_up_with_a_sentence() throws IOException {
        Path file = file(1000);
        try (ServerSocket silent = new ServerSocket(0);
                ObjectStore store = ObjectStore.open(
                        server.bucket(silent.getLocalPort()), S3Server.secrets(), Duration.ofMillis(200))) {
            assertThat(failure(() -> put(store, file)).code()).isEqualTo("LK-STORE-TIMEOUT");
        }
    }

    @Test
    void an_object_changed_behind_our_back_is_told_and_not_kept() throws IOException {
        Path file = file(LARGE);
        Path back = folder.resolve("back/prod.dump");
        try (ObjectStore store = store()) {
            String sha256 = put(store, file);
            Path object = server.objects().resolve(KEY);
            byte[] bytes = Files.readAllBytes(object);
            bytes[LARGE / 2] ^= 1;
            Files.write(object, bytes);
            LockkeeperException changed =
                    failure(() -> store.get(KEY, back, LARGE, Optional.of(sha256), Progress.NONE, new CancelToken()));
            assertThat(changed.code()).isEqualTo("LK-STORE-CHANGED");
            assertThat(changed.sentence()).contains(KEY, "not the one that its manifest describes");
        }
        assertThat(back.getParent()).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, LK-STORE-DENIED, PutObject",
        "404, NoSuchBucket, LK-STORE-BUCKET, check its name",
        "403, InvalidAccessKeyId, LK-STORE-LOGIN, refused the login",
        "403, RequestTimeTooSkewed, LK-STORE-CLOCK, clock",
        "400, BadDigest, LK-STORE-CHECKSUM, not what was sent",
        "301, PermanentRedirect, LK-STORE-REGION, region",
        "501, NotImplemented, LK-STORE-REFUSED, 501 NotImplemented",
    })
    void what_the_service_refuses_is_told_in_a_sentence(int status, String answer, String code, String words)
            throws IOException {
        Path file = file(1000);
        proxy.faults(_ -> new Fault.Answer(status, answer));
        try (ObjectStore store = store()) {
            LockkeeperException refused = failure(() -> put(store, file));
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.sentence()).contains("prod.dump", "offsite", "s3://shop-backups/shop", words);
        }
    }

    @Test
    void a_bucket_in_another_region_is_told_also_where_the_answer_has_no_code() throws IOException {
        Path file = file(1000);
        proxy.faults(line -> line.startsWith("HEAD") ? new Fault.Answer(301, "") : new Fault.None());
        try (ObjectStore store = store()) {
            assertThat(failure(() -> store.holds(file, KEY)).code()).isEqualTo("LK-STORE-REGION");
        }
    }

    @Test
    void a_login_of_the_sdks_own_chain_is_taken_from_the_profile_that_is_named() throws IOException {
        Path file = file(1000);
        Files.writeString(folder.resolve("credentials"), """
                [default]
                aws_access_key_id = AKIAOTHER
                aws_secret_access_key = wrong
                [backups]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(S3Server.ACCESS_KEY, S3Server.SECRET));
        System.setProperty(
                "aws.sharedCredentialsFile", folder.resolve("credentials").toString());
        try (ObjectStore named = ObjectStore.open(chain(Optional.of("backups")), NOBODY, SILENCE);
                ObjectStore other = ObjectStore.open(chain(Optional.empty()), NOBODY, SILENCE)) {
            put(named, file);
            assertThat(server.objects().resolve(KEY)).hasSameBinaryContentAs(file);
            assertThat(failure(other::list).code()).isEqualTo("LK-STORE-LOGIN");
        } finally {
            System.clearProperty("aws.sharedCredentialsFile");
        }
    }

    private BucketSettings chain(Optional<String> profile) {
        BucketSettings keyed = settings();
        return new BucketSettings(
                keyed.name(),
                keyed.bucket(),
                keyed.endpoint(),
                keyed.region(),
                keyed.pathStyle(),
                keyed.prefix(),
                keyed.encryption(),
                new BucketCredentials.Chain(profile));
    }

    @Test
    void a_wrong_secret_is_the_login_and_is_not_repeated() throws IOException {
        Path file = file(1000);
        try (ObjectStore store = ObjectStore.open(settings(), _ -> Optional.of("hunter2-S3cret"), SILENCE)) {
            LockkeeperException refused = failure(() -> put(store, file));
            assertThat(refused.code()).isEqualTo("LK-STORE-LOGIN");
            assertThat(refused.sentence()).doesNotContain("hunter2");
        }
    }

    @Test
    void a_bucket_that_is_not_there_is_told() throws IOException {
        BucketSettings elsewhere =
                server.bucket(server.port(), "no-such-bucket", "AKIATEST", new BucketEncryption.BucketsOwn());
        try (ObjectStore store = ObjectStore.open(elsewhere, S3Server.secrets(), SILENCE)) {
            assertThat(failure(store::list).code()).isEqualTo("LK-STORE-BUCKET");
        }
    }

    @Test
    void nothing_that_answers_is_told() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (ObjectStore store = ObjectStore.open(server.bucket(port), S3Server.secrets(), SILENCE)) {
            assertThat(failure(store::list).sentence()).contains("nothing answers at the endpoint");
        }
    }

    @Test
    void encryption_is_asked_for_and_a_service_that_does_not_do_it_is_refused() throws IOException {
        Path file = file(1000);
        try (ObjectStore store = store()) {
            put(store, file);
        }
        // Stands for a service that takes no notice of it.
        proxy.faults(line -> line.startsWith("PUT") ? new Fault.Answer(200, "") : new Fault.None());
        BucketSettings encrypted = server.bucket(
                proxy.port(), S3Server.BUCKET, "AKIATEST", new BucketEncryption.ManagedKey(Optional.of("key-1")));
        try (ObjectStore store = ObjectStore.open(encrypted, S3Server.secrets(), SILENCE)) {
            LockkeeperException plain = failure(() -> put(store, file));
            assertThat(plain.code()).isEqualTo("LK-STORE-ENCRYPTION");
            assertThat(plain.sentence()).contains("did not encrypt " + KEY, "aws:kms");
        }
        assertThat(proxy.requests().stream()
                        .map(head -> head.toLowerCase(java.util.Locale.ROOT))
                        .filter(head -> head.startsWith("put"))
                        .skip(1)
                        .findFirst()
                        .orElseThrow())
                .contains("x-amz-server-side-encryption: aws:kms")
                .contains("x-amz-server-side-encryption-aws-kms-key-id: key-1");
    }

    @Test
    void a_small_and_an_empty_file_go_in_one_request() throws IOException {
        assertRoundTrip(0);
        assertRoundTrip(1000);
        assertThat(proxy.requests()).noneMatch(head -> head.contains("partNumber"));
    }

    @Test
    void what_lies_in_the_bucket_is_listed_and_removed() throws IOException {
        Path file = file(1000);
        try (ObjectStore store = store()) {
            put(store, file);
            assertThat(store.list()).singleElement().satisfies(object -> {
                assertThat(object.key()).isEqualTo(KEY);
                assertThat(object.bytes()).isEqualTo(1000);
            });
            store.remove(java.util.List.of(KEY, "shop/not-there"));
            assertThat(store.list()).isEmpty();
        }
    }

    private void assertRoundTrip(int bytes) throws IOException {
        Path file = file(bytes);
        Path back = folder.resolve("back-" + bytes + ".dump");
        try (ObjectStore store = store()) {
            String sha256 = put(store, file);
            store.get(KEY, back, bytes, Optional.of(sha256), Progress.NONE, new CancelToken());
        }
        assertThat(back).hasSameBinaryContentAs(file);
        assertThat(leftovers()).isEmpty();
    }

    private java.util.List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private String put(ObjectStore store, Path file) {
        return store.put(folder, file, KEY, Progress.NONE, new CancelToken());
    }

    private Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve("prod.dump"), content);
    }

    private BucketSettings settings() {
        return server.bucket(proxy.port());
    }

    private ObjectStore store() {
        return ObjectStore.open(settings(), S3Server.secrets(), SILENCE);
    }

    private long parts(int number) {
        return proxy.requests().stream()
                .filter(head -> head.startsWith("PUT") && head.contains("partNumber=" + number))
                .count();
    }

    private void fault(String contains, Fault fault) {
        proxy.faults(first("PUT", contains, fault));
    }

    /** Happens to the first such request. */
    private static Function<String, Fault> first(String method, String contains, Fault fault) {
        AtomicInteger seen = new AtomicInteger();
        return line -> line.startsWith(method) && line.contains(contains) && seen.getAndIncrement() == 0
                ? fault
                : new Fault.None();
    }

    private static LockkeeperException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        LockkeeperException failure = catchThrowableOfType(LockkeeperException.class, work);
        assertThat(failure).isNotNull();
        return failure;
    }
}
