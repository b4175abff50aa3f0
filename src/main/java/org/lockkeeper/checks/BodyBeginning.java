package org.lockkeeper.checks;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Keeps the first characters of a body and hangs up on the rest. */
final class BodyBeginning implements BodySubscriber<String> {
    private static final int BYTES = 200;

    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final byte[] kept = new byte[BYTES];
    private int length;
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int more = Math.min(buffer.remaining(), BYTES - length);
            buffer.get(kept, length, more);
            length += more;
        }
        if (subscription == null) {
            return;
        }
        if (length == BYTES) {
            subscription.cancel();
            onComplete();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable throwable) {
        body.completeExceptionally(throwable);
    }

    @Override
    public void onComplete() {
        body.complete(new String(kept, 0, length, StandardCharsets.UTF_8)
                .replaceAll("\\s+", " ")
                .strip());
    }
}
