package org.lockkeeper.checks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.lockkeeper.task.CancelToken;

/** One GET, whose whole answer has to come within a time, and of whose body no more than a beginning is kept. */
final class HealthRequest {
    private HealthRequest() {}

    /** How it ended. */
    sealed interface Outcome {}

    /**
     * There was an answer.
     *
     * @param asked what was asked, without query and user
     * @param redirected where the answer came from, if from elsewhere
     * @param beginning of the body, as one line
     */
    record Answered(String asked, int status, Duration took, Optional<String> redirected, String beginning)
            implements Outcome {}

    /**
     * There was none.
     *
     * @param why a sentence
     */
    record Silent(String why) implements Outcome {}

    /** Redirects are followed, though never from https to http. Certificates are checked by Java's own rules. */
    static Outcome send(URI uri, Duration timeout, CancelToken cancel) {
        String asked = shown(uri);
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(uri)
                    .timeout(timeout)
                    .header("User-Agent", "lockkeeper")
                    .GET()
                    .build();
        } catch (IllegalArgumentException e) {
            return new Silent("The profile's healthUrl cannot be asked: %s.".formatted(e.getMessage()));
        }
        long start = System.nanoTime();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, _ -> new BodyBeginning());
        try (CancelToken.Registration _ = cancel.onCancel(() -> answer.cancel(true))) {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String from = shown(response.uri());
            return new Answered(
                    asked,
                    response.statusCode(),
                    took,
                    Optional.of(from).filter(where -> !where.equals(asked)),
                    response.body());
        } catch (TimeoutException e) {
            return slow(asked, timeout);
        } catch (ExecutionException e) {
            return failed(asked, timeout, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Silent(asked + " was not waited for.");
        } finally {
            answer.cancel(true);
            // Not close(): that waits for whatever the other side has not sent yet.
            client.shutdownNow();
        }
    }

    private static Outcome slow(String asked, Duration timeout) {
        return new Silent("%s did not answer within %d ms.".formatted(asked, timeout.toMillis()));
    }

    private static Outcome failed(String asked, Duration timeout, @org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException _ -> slow(asked, timeout);
            case SSLException e ->
                new Silent("%s could not be trusted, and was not asked: %s.".formatted(asked, e.getMessage()));
            case ConnectException e ->
                new Silent(
                        e.getCause() instanceof UnresolvedAddressException
                                ? "The name in %s leads nowhere.".formatted(asked)
                                : "%s cannot be reached: nothing listens there, or nothing lets us through."
                                        .formatted(asked));
            case IOException e -> new Silent("%s broke off: %s.".formatted(asked, e.getMessage()));
            case null, default -> new Silent("%s could not be asked: %s.".formatted(asked, cause));
        };
    }

    /** Without what may be a secret: the user, the query. */
    private static String shown(URI uri) {
        return "%s://%s%s%s"
                .formatted(
                        uri.getScheme(),
                        uri.getHost(),
                        uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                        uri.getPath() == null ? "" : uri.getPath());
    }
}
