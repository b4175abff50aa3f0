package org.lockkeeper.backup.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.lockkeeper.connection.BucketCredentials;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the SDK's client for a bucket. */
final class S3Clients {
    /** An endpoint of one's own mostly ignores the region, but a signature has to name one. */
    private static final Region ANY_REGION = Region.US_EAST_1;

    private static final int TRIES = 4;

    private S3Clients() {}

    /** @param silence how long the service may say nothing before the connection counts as broken */
    static S3Client client(BucketSettings settings, SecretSource secrets, Duration silence) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(silence)
                        .socketTimeout(silence))
                .overrideConfiguration(
                        config -> config.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build()))
                .credentialsProvider(credentials(settings, secrets))
                .forcePathStyle(settings.pathStyle())
                // Each part carries its SHA-256 in a header: trailing checksums in chunks are what compatible services
                // fail on.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(config -> config.chunkedEncodingEnabled(false));
        settings.endpoint().ifPresent(builder::endpointOverride);
        region(settings).ifPresent(builder::region);
        return builder.build();
    }

    private static Optional<Region> region(BucketSettings settings) {
        return settings.region().map(Region::of).or(() -> settings.endpoint().map(_ -> ANY_REGION));
    }

    private static AwsCredentialsProvider credentials(BucketSettings settings, SecretSource secrets) {
        return switch (settings.credentials()) {
            case BucketCredentials.Chain(Optional<String> profile) -> {
                DefaultCredentialsProvider.Builder builder = DefaultCredentialsProvider.builder();
                profile.ifPresent(builder::profileName);
                yield builder.build();
            }
            case BucketCredentials.Key(String accessKey, PasswordSource source) ->
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(accessKey, secret(settings, accessKey, source, secrets)));
        };
    }

    /** The sources know profiles of databases; this is the bucket's login as one. */
    private static String secret(
            BucketSettings settings, String accessKey, PasswordSource source, SecretSource secrets) {
        ConnectionProfile login = new ConnectionProfile(
                "bucket " + settings.name(),
                Environment.PRODUCTION,
                settings.endpoint().map(URI::getHost).orElse("s3.amazonaws.com"),
                443,
                settings.bucket(),
                accessKey,
                SslMode.VERIFY_FULL,
                source,
                Optional.empty());
        return secrets.password(login)
                .orElseThrow(() -> new LockkeeperException(
                        "LK-STORE-NO-LOGIN",
                        ExitCode.UNREACHABLE,
                        "There is no secret for the access key of the bucket %s: set the source under credentials.secret."
                                .formatted(settings.name())));
    }
}
