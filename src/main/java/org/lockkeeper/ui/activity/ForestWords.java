package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;

/**
 * What the forest says of a session or prepared transaction.
 *
 * @param at when that was so, by the server's clock
 */
record ForestWords(Instant at, Moments moments) {
    static String name(ForestNode node) {
        if (node.pid() == 0) {
            return Texts.get(
                    "activity.forest.prepared",
                    node.prepared().map(PreparedTransaction::gid).orElse("?"));
        }
        String application = node.session().map(s -> s.application()).orElse("");
        return application.isEmpty() ? Integer.toString(node.pid()) : node.pid() + "  " + application;
    }

    static String blocks(ForestNode node) {
        return node.blocksTotal() == 0 ? "" : Integer.toString(node.blocksTotal());
    }

    /** How long it waits; of one that does not, the longest wait behind it. */
    String time(ForestNode node) {
        return node.waiting().or(() -> longest(node)).map(Elapsed::text).orElse("");
    }

    /** Since when that is. */
    String exactTime(ForestNode node) {
        return node.waiting()
                .map(age -> Texts.get("activity.forest.waits.since", moments.exact(at.minus(age))))
                .or(() -> longest(node)
                        .map(age -> Texts.get("activity.forest.longest.since", moments.exact(at.minus(age)))))
                .orElse("");
    }

    private static Optional<Duration> longest(ForestNode node) {
        return Optional.of(node.longestWait()).filter(_ -> node.blocksTotal() > 0 && !node.isWaiting());
    }

    /** What it wants; of one that does not wait, for how long it can hold what it holds. */
    String lock(ForestNode node) {
        return Stream.of(
                        node.inCycle() ? Texts.get("activity.forest.circle") : "",
                        node.since()
                                .filter(_ -> !node.isWaiting())
                                .map(since -> Texts.get("activity.forest.open", Elapsed.text(age(since))))
                                .orElse(""),
                        node.waitsFor()
                                .map(what -> Texts.get("activity.forest.waits", what))
                                .orElseGet(() -> node.holds().isEmpty()
                                        ? ""
                                        : Texts.get("activity.forest.holds", String.join("; ", node.holds()))),
                        node.cutOff() ? Texts.get("activity.forest.cutOff") : "",
                        node.tooDeep() ? Texts.get("activity.forest.tooDeep") : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The same, and since when its transaction is open. */
    String exactLock(ForestNode node) {
        return Stream.of(
                        lock(node),
                        node.since()
                                .map(since -> Texts.get("activity.forest.open.since", moments.exact(since)))
                                .orElse(""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private Duration age(Instant since) {
        return Duration.between(since, at);
    }
}
