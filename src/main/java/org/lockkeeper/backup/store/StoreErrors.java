package org.lockkeeper.backup.store;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what a service or the way to it refused, in one sentence; secrets never stand in what the SDK says of a refusal. */
final class StoreErrors {
    private final BucketSettings settings;

    StoreErrors(BucketSettings settings) {
        this.settings = settings;
    }

    /** @param doing what was tried, as in "upload shop.dump" */
    RuntimeException of(SdkException e, String doing) {
        CancellationException cancelled = cause(e, CancellationException.class);
        if (cancelled != null) {
            return cancelled;
        }
        return e instanceof AwsServiceException service ? refused(service, doing) : unreachable(e, doing);
    }

    private LockkeeperException refused(AwsServiceException e, String doing) {
        String code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        return switch (code) {
            case "NoSuchBucket" ->
                failure("LK-STORE-BUCKET", doing, "there is no such bucket: check its name and the endpoint", e);
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken" ->
                failure(
                        "LK-STORE-LOGIN",
                        doing,
                        "the service refused the login (%s): check the access key and where its secret comes from"
                                .formatted(code),
                        e);
            case "RequestTimeTooSkewed" ->
                failure("LK-STORE-CLOCK", doing, "this machine's clock differs from the service's: set it", e);
            case "BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch" ->
                failure(
                        "LK-STORE-CHECKSUM",
                        doing,
                        "what arrived is not what was sent: if it happens again, look at the file's disk and the way there",
                        e);
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                elsewhere(doing, e);
            default -> byStatus(e, code, doing);
        };
    }

    private LockkeeperException byStatus(AwsServiceException e, String code, String doing) {
        return switch (e.statusCode()) {
            // The answer to a HEAD has no body, and so no code.
            case 301 -> elsewhere(doing, e);
            case 403 ->
                failure(
                        "LK-STORE-DENIED",
                        doing,
                        "the login may not do that: it needs ListBucket, GetObject and PutObject there, and DeleteObject to remove backups",
                        e);
            case 412 ->
                failure(
                        "LK-STORE-CHANGED",
                        doing,
                        "the object was replaced while it was read: look who writes there",
                        e);
            case 404 -> failure("LK-STORE-MISSING", doing, "there is no such object", e);
            case 429, 500, 502, 503, 504 ->
                failure(
                        "LK-STORE-BUSY",
                        doing,
                        "the service answered %d however often it was asked; try again later, an upload goes on where it stopped"
                                .formatted(e.statusCode()),
                        e);
            default ->
                failure(
                        "LK-STORE-REFUSED",
                        doing,
                        "the service refused it (%d %s)"
                                .formatted(e.statusCode(), code.isEmpty() ? "without a reason" : code),
                        e);
        };
    }

    private LockkeeperException elsewhere(String doing, AwsServiceException e) {
        return failure("LK-STORE-REGION", doing, "the bucket is in another region: name it under region", e);
    }

    private LockkeeperException unreachable(SdkException e, String doing) {
        if (cause(e, UnknownHostException.class) != null) {
            return failure("LK-STORE-HOST", doing, "the endpoint's host is not known: check its name", e);
        }
        if (cause(e, ConnectException.class) != null || cause(e, NoRouteToHostException.class) != null) {
            return failure("LK-STORE-CONNECTION", doing, "nothing answers at the endpoint", e);
        }
        if (cause(e, SSLException.class) != null) {
            return failure("LK-STORE-TLS", doing, "the endpoint's certificate is not trusted, or it speaks no TLS", e);
        }
        if (cause(e, SocketTimeoutException.class) != null) {
            return failure(
                    "LK-STORE-TIMEOUT",
                    doing,
                    "the service fell silent; try again, an upload goes on where it stopped",
                    e);
        }
        String text = String.valueOf(e.getMessage());
        if (text.contains("credentials")) {
            return failure(
                    "LK-STORE-NO-LOGIN",
                    doing,
                    "the AWS SDK finds no credentials: set them in the environment or ~/.aws, or name others under credentials",
                    e);
        }
        if (text.contains("region")) {
            return failure("LK-STORE-REGION", doing, "no region is known: name it under region", e);
        }
        return failure(
                "LK-STORE-CONNECTION", doing, "the connection broke; try again, an upload goes on where it stopped", e);
    }

    LockkeeperException failure(String code, String doing, String why, @Nullable Throwable cause) {
        return new LockkeeperException(
                code,
                ExitCode.UNREACHABLE,
                "Could not %s (bucket %s, %s): %s.".formatted(doing, settings.name(), settings.address(), why),
                cause);
    }

    /** For what is there but is not what it should be. */
    LockkeeperException wrong(String code, String sentence) {
        return new LockkeeperException(
                code,
                ExitCode.ATTENTION,
                "%s (bucket %s, %s)".formatted(sentence, settings.name(), settings.address()));
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
