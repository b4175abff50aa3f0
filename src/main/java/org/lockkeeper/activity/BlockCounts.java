package org.lockkeeper.activity;

import java.util.Map;
import java.util.Set;

/**
 * What the table of sessions shows of the forest.
 *
 * @param blockers the direct blockers by pid
 * @param blocked how many wait for it, by pid
 */
public record BlockCounts(Map<Integer, Set<Integer>> blockers, Map<Integer, Integer> blocked) {
    public BlockCounts {
        blockers = Map.copyOf(blockers);
        blocked = Map.copyOf(blocked);
    }

    Set<Integer> blockersOf(int pid) {
        return blockers.getOrDefault(pid, Set.of());
    }

    int blocks(int pid) {
        return blocked.getOrDefault(pid, 0);
    }
}
