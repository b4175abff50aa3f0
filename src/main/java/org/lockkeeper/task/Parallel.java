package org.lockkeeper.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * The same work on a few things at once, each on a thread of its own. Not on virtual ones: once one of those has waited for a socket, a
 * thread of the runtime waits for all sockets, and the process takes 300 ms to end because of it, a third of a command's whole time.
 */
public final class Parallel {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("parallel-", 0).daemon().factory();

    private Parallel() {}

    /**
     * Applies the function to every input at the same time and keeps their order.
     *
     * @throws RuntimeException the first failure in the order of the inputs, after all have ended
     */
    public static <A, B> List<B> map(List<A> inputs, Function<? super A, ? extends B> function) {
        try (var executor = Executors.newThreadPerTaskExecutor(THREADS)) {
            List<Future<B>> futures = new ArrayList<>(inputs.size());
            for (A input : inputs) {
                Callable<B> call = () -> function.apply(input);
                futures.add(executor.submit(call));
            }
            List<B> results = new ArrayList<>(inputs.size());
            for (Future<B> future : futures) {
                results.add(join(future));
            }
            return List.copyOf(results);
        }
    }

    private static <B> B join(Future<B> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
