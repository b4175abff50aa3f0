package org.lockkeeper.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the forest of one reading. */
final class ForestBuilder {
    /** Beyond that many places nobody is shown with his victims a second time. */
    private static final int MANY = 2_000;

    /** A JSON document is written 500 levels deep at most (Jackson's StreamWriteConstraints), and a node takes two. */
    private static final int DEEPEST = 240;

    private final Reading reading;
    private final BlockingGraph graph;
    private final Map<Party, List<Party>> under;
    private final Map<Party, Set<Party>> victims;
    private final Map<Integer, Session> sessions = new HashMap<>();
    private final HeldWords holds;
    private final Set<Party> expanded = new HashSet<>();
    private int places;

    ForestBuilder(Reading reading) {
        this.reading = reading;
        this.graph = new BlockingGraph(reading);
        this.under = graph.shownUnder();
        this.victims = graph.victims();
        this.holds = new HeldWords(reading, graph);
        reading.sessions().forEach(s -> sessions.put(s.pid(), s));
    }

    Forest build() {
        List<ForestNode> roots = new ArrayList<>();
        for (Party root : roots()) {
            roots.add(node(root, new LinkedHashSet<>()));
        }
        return new Forest(
                reading.at(), roots, graph.waiters().size(), reading.waits().notLookedAt(), counts());
    }

    /** Those that do not wait; and of those that wait in a circle, and are so under nobody, the one that waits longest. */
    private List<Party> roots() {
        List<Party> roots = new ArrayList<>(graph.all().stream()
                .filter(party -> !graph.waiters().contains(party))
                .sorted(Comparator.comparingInt((Party party) -> -victims(party).size())
                        .thenComparingInt(Party::pid)
                        .thenComparing(Party::gid))
                .toList());
        Set<Party> covered = new HashSet<>();
        roots.forEach(root -> covered.addAll(victims(root)));
        graph.waiters().stream()
                .filter(party -> victims(party).contains(party))
                .sorted(Forests.byWait(graph))
                .forEach(party -> {
                    if (!covered.contains(party)) {
                        roots.add(party);
                        covered.addAll(victims(party));
                    }
                });
        return roots;
    }

    private ForestNode node(Party party, Set<Party> path) {
        places++;
        List<Party> next = under.getOrDefault(party, List.of());
        boolean again = path.contains(party);
        boolean elsewhere = again || (expanded.contains(party) && places > MANY);
        boolean tooDeep = !elsewhere && path.size() >= DEEPEST;
        List<ForestNode> waiters = new ArrayList<>();
        if (!elsewhere && !tooDeep) {
            expanded.add(party);
            path.add(party);
            next.forEach(waiter -> waiters.add(node(waiter, path)));
            path.remove(party);
        }
        Optional<Session> session = Optional.ofNullable(sessions.get(party.pid()));
        Optional<PreparedTransaction> prepared = graph.preparedOf(party);
        Optional<LockWait> wait = graph.waitOf(party);
        return new ForestNode(
                party.pid(),
                session,
                prepared,
                holds.of(party),
                session.flatMap(Session::transactionStart).or(() -> prepared.map(PreparedTransaction::prepared)),
                wait.map(this::wants),
                wait.flatMap(LockWait::since).map(reading::age),
                blocked(party).size(),
                longestWait(party),
                victims(party).contains(party),
                elsewhere && !next.isEmpty(),
                tooDeep && !next.isEmpty(),
                waiters);
    }

    private Set<Party> victims(Party party) {
        return victims.getOrDefault(party, Set.of());
    }

    private List<Party> blocked(Party party) {
        return victims(party).stream().filter(v -> !v.equals(party)).toList();
    }

    private Duration longestWait(Party party) {
        return blocked(party).stream()
                .flatMap(v -> graph.waitOf(v).flatMap(LockWait::since).stream())
                .map(reading::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** For a row that somebody is changing one waits for the other's transaction, and holds the row's own lock meanwhile. */
    private String wants(LockWait wait) {
        String words = wait.object()
                .map(object -> LockMode.shortName(wait.mode()) + " on " + object.words())
                .orElse("a lock");
        return words
                + reading.waits().held().stream()
                        .filter(lock -> lock.pid() == wait.pid()
                                && lock.object().type().equals("tuple")
                                && wait.object()
                                        .filter(o -> o.type().equals("transactionid"))
                                        .isPresent())
                        .map(lock -> ", for " + lock.object().words())
                        .findFirst()
                        .orElse("");
    }

    private BlockCounts counts() {
        Map<Integer, Set<Integer>> blockers = graph.waiters().stream()
                .collect(Collectors.toMap(
                        Party::pid,
                        waiter -> graph.blockersOf(waiter).stream()
                                .map(Party::pid)
                                .collect(Collectors.toCollection(LinkedHashSet::new))));
        Map<Integer, Integer> blocked = new HashMap<>();
        victims.keySet().stream()
                .filter(party -> party.pid() != 0)
                .forEach(party -> blocked.put(party.pid(), blocked(party).size()));
        return new BlockCounts(blockers, blocked);
    }
}
