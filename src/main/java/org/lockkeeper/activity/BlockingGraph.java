package org.lockkeeper.activity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who waits for whom, as a graph: parallel workers stand for their leader, prepared transactions have their names, nobody waits for
 * himself.
 *
 * <p>In a queue of n that all want the same exclusively, the last has n blockers: the holder and everybody ahead of it. Shown under each
 * that is a tree with 2^n places. So in queues longer than {@link #LONG_QUEUE}, and with more blockers than that, a waiter is shown under
 * those that hold what it wants, and where nobody holds it (all are ahead of it only), under the first few; the counts are those of the
 * whole graph.
 */
final class BlockingGraph {
    static final int LONG_QUEUE = 10;

    private static final int FIRST_FEW = 3;

    private final Reading reading;
    private final Map<Integer, Integer> leaders = new HashMap<>();
    private final Map<Party, List<LockWait>> waits = new LinkedHashMap<>();
    private final Map<Party, Set<Party>> blockers = new LinkedHashMap<>();
    private final PreparedLocks prepared;

    BlockingGraph(Reading reading) {
        this.reading = reading;
        this.prepared = new PreparedLocks(reading.waits());
        Set<Integer> moved = new LinkedHashSet<>();
        boolean isLater = reading.at().isAfter(reading.waits().at());
        for (Session session : reading.sessions()) {
            session.leader().ifPresent(leader -> leaders.put(session.pid(), leader));
            if (isLater && !session.isHidden() && !session.waitsForLock()) {
                moved.add(session.pid());
            }
        }
        for (LockWait wait : reading.waits().waits()) {
            // Sessions are read more often than waits: one that goes on meanwhile waits no more.
            if (!moved.contains(wait.pid())) {
                add(wait);
            }
        }
    }

    private void add(LockWait wait) {
        Party waiter = session(wait.pid());
        Set<Party> found = new LinkedHashSet<>();
        for (int pid : wait.blockers()) {
            found.addAll(pid == 0 ? prepared.blocking(wait) : Set.of(session(pid)));
        }
        found.remove(waiter);
        if (!found.isEmpty()) {
            waits.computeIfAbsent(waiter, _ -> new ArrayList<>()).add(wait);
            blockers.computeIfAbsent(waiter, _ -> new LinkedHashSet<>()).addAll(found);
        }
    }

    /** Who a session counts as: a parallel worker as its leader. */
    Party session(int pid) {
        return Party.session(leaders.getOrDefault(pid, pid));
    }

    /** Everybody who waits. */
    Set<Party> waiters() {
        return waits.keySet();
    }

    /** Everybody who blocks or waits. */
    Set<Party> all() {
        Set<Party> all = new LinkedHashSet<>();
        blockers.values().forEach(all::addAll);
        all.addAll(waits.keySet());
        return all;
    }

    Set<Party> blockersOf(Party waiter) {
        return blockers.getOrDefault(waiter, Set.of());
    }

    /** The wait of a party that has lasted longest; a leader can wait in several of its workers. */
    Optional<LockWait> waitOf(Party waiter) {
        return waits.getOrDefault(waiter, List.of()).stream().min(Forests.LONGEST_FIRST);
    }

    /** The prepared transaction behind a party. */
    Optional<PreparedTransaction> preparedOf(Party party) {
        return reading.waits().prepared().stream()
                .filter(p -> party.pid() == 0 && p.gid().equals(party.gid()))
                .findFirst();
    }

    /** What a party holds, as far as it was read. */
    List<HeldLock> heldBy(Party party) {
        return reading.waits().held().stream()
                .filter(lock -> lock.pid() == 0
                        ? party.pid() == 0 && prepared.gid(lock).equals(party.gid())
                        : session(lock.pid()).equals(party))
                .toList();
    }

    /** Under whom each waiter is shown, turned round: who is shown under each. */
    Map<Party, List<Party>> shownUnder() {
        Map<Optional<LockedObject>, Long> queues =
                waits.keySet().stream().collect(Collectors.groupingBy(this::object, Collectors.counting()));
        Map<Party, List<Party>> under = new HashMap<>();
        for (Party waiter : waits.keySet().stream().sorted(Forests.byWait(this)).toList()) {
            boolean isLong = blockersOf(waiter).size() > LONG_QUEUE
                    || (object(waiter).isPresent() && queues.getOrDefault(object(waiter), 0L) > LONG_QUEUE);
            for (Party blocker : isLong ? fewer(waiter) : blockersOf(waiter)) {
                under.computeIfAbsent(blocker, _ -> new ArrayList<>()).add(waiter);
            }
        }
        return under;
    }

    private Collection<Party> fewer(Party waiter) {
        List<Party> holders = blockersOf(waiter).stream()
                .filter(blocker -> !isAheadOnly(blocker, waiter))
                .toList();
        return holders.isEmpty()
                ? blockersOf(waiter).stream()
                        .sorted(Forests.byWait(this))
                        .limit(FIRST_FEW)
                        .toList()
                : holders;
    }

    /** Whether it stands in the same queue. Where it is not known what one of them waits for, as in a burst, that is the likeliest. */
    private boolean isAheadOnly(Party blocker, Party waiter) {
        return waits.containsKey(blocker)
                && (object(blocker).isEmpty()
                        || object(waiter).isEmpty()
                        || object(blocker).equals(object(waiter)));
    }

    private Optional<LockedObject> object(Party waiter) {
        return waitOf(waiter).flatMap(LockWait::object);
    }

    /** For each party all that wait for it, directly or behind others; itself only where it is part of a cycle. */
    Map<Party, Set<Party>> victims() {
        List<Party> parties = new ArrayList<>(all());
        Map<Party, Integer> index = new HashMap<>();
        parties.forEach(party -> index.put(party, index.size()));
        BitSet[] victims = new BitSet[parties.size()];
        for (int i = 0; i < victims.length; i++) {
            victims[i] = new BitSet(victims.length);
        }
        // The last of a queue first: what it passes on is whole then, and one further round finds nothing new, but for
        // cycles.
        List<Party> order =
                waits.keySet().stream().sorted(Forests.byWait(this).reversed()).toList();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Party waiter : order) {
                int own = index.getOrDefault(waiter, 0);
                for (Party blocker : blockersOf(waiter)) {
                    BitSet set = victims[index.getOrDefault(blocker, 0)];
                    int before = set.cardinality();
                    set.set(own);
                    set.or(victims[own]);
                    changed |= set.cardinality() != before;
                }
            }
        }
        Map<Party, Set<Party>> result = new LinkedHashMap<>();
        for (int i = 0; i < victims.length; i++) {
            result.put(
                    parties.get(i),
                    victims[i].stream().mapToObj(parties::get).collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        return result;
    }
}
