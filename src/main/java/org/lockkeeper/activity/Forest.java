package org.lockkeeper.activity;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who blocks whom at one moment. A waiter with several blockers stands under each of them; see {@link BlockingGraph} for queues that are
 * too long for that.
 *
 * @param roots those that block others, the one with the most victims first
 * @param blocked how many sessions wait in all, of those that were looked at
 * @param notLookedAt how many more wait: at most {@link Waits#MOST} are looked at
 */
public record Forest(Instant at, List<ForestNode> roots, int blocked, int notLookedAt, BlockCounts counts) {
    public Forest {
        roots = List.copyOf(roots);
    }

    /** Builds it; the same reading gives the same forest. */
    public static Forest of(Reading reading) {
        return new ForestBuilder(reading).build();
    }

    public boolean isEmpty() {
        return roots.isEmpty();
    }

    /** The direct blockers of a session; 0 for a prepared transaction. */
    public Set<Integer> blockersOf(int pid) {
        return counts.blockersOf(pid);
    }

    /** How many others wait for a session, directly or behind others. */
    public int blocks(int pid) {
        return counts.blocks(pid);
    }

    /**
     * Those at the far end of all that is in a session's way, who hold and do not wait themselves; the one with the most victims first.
     * Empty where it waits for nobody, or only in a circle.
     */
    public List<ForestNode> rootsAbove(int pid) {
        Set<Integer> seen = new LinkedHashSet<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(pid));
        while (!next.isEmpty()) {
            int one = next.remove();
            if (seen.add(one)) {
                next.addAll(blockersOf(one));
            }
        }
        return roots.stream()
                .filter(root -> !root.isWaiting() && root.pid() != pid)
                .filter(root -> root.pid() == 0
                        ? root.waiters().stream().anyMatch(waiter -> seen.contains(waiter.pid()))
                        : seen.contains(root.pid()))
                .toList();
    }

    /** The first place of a session, from the roots down; empty where it neither blocks nor waits. */
    public Optional<ForestNode> find(int pid) {
        return find(roots, pid);
    }

    private static Optional<ForestNode> find(List<ForestNode> nodes, int pid) {
        for (ForestNode node : nodes) {
            Optional<ForestNode> found = node.pid() == pid ? Optional.of(node) : find(node.waiters(), pid);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
