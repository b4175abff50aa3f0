package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One session or prepared transaction in the blocking forest, with those that wait for it.
 *
 * @param pid 0 for a prepared transaction
 * @param session empty for a prepared transaction, and where it had ended by the time of the look
 * @param prepared the prepared transaction; empty for a session, and where it is not known which one it is
 * @param holds the locks in words, those that somebody waits for first; the last line counts what is left out
 * @param since since when they can be held: when its transaction began
 * @param waitsFor object and mode that it asks for; empty for a root
 * @param waiting since when it waits, as an age; empty for a root, and where the server has not noted it yet
 * @param blocksTotal how many others wait for it, directly or behind others, each counted once
 * @param longestWait the longest wait of those
 * @param inCycle whether it waits for itself by way of others: a deadlock in the making
 * @param cutOff whether those that wait for it are shown in another place
 * @param tooDeep whether those that wait for it are left out since too many stand above it already
 */
public record ForestNode(
        int pid,
        Optional<Session> session,
        Optional<PreparedTransaction> prepared,
        List<String> holds,
        Optional<Instant> since,
        Optional<String> waitsFor,
        Optional<Duration> waiting,
        int blocksTotal,
        Duration longestWait,
        boolean inCycle,
        boolean cutOff,
        boolean tooDeep,
        List<ForestNode> waiters) {
    public ForestNode {
        holds = List.copyOf(holds);
        waiters = List.copyOf(waiters);
    }

    /** Whether it waits itself. */
    public boolean isWaiting() {
        return waitsFor.isPresent();
    }
}
