package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.migration.script.SchemaChange;

/** Who is hit and who is freed, in words, before anything is done. */
final class BlastRadius {
    private static final int LONGEST_QUERY = 160;
    private static final int FIRST_FEW = 5;

    /** How many sessions are described. */
    static final int MOST = 50;

    private final Reading reading;
    private final BlockingGraph graph;
    private final HeldWords holds;
    private final boolean whole;

    /** @param whole whether sessions end, and not only their statements */
    BlastRadius(Reading reading, boolean whole) {
        this.reading = reading;
        this.graph = new BlockingGraph(reading);
        this.holds = new HeldWords(reading, graph);
        this.whole = whole;
    }

    /** Where they are more than a person can read, those that have something to lose are described, and the rest is counted. */
    List<String> lines(List<TargetFacts> targets) {
        return lines(targets.size() > MOST ? gravestFirst(targets) : targets, MOST);
    }

    /** Those first that have something to lose, the oldest transaction before the others. */
    List<TargetFacts> gravestFirst(List<TargetFacts> targets) {
        Map<Integer, Session> sessions = HashMap.newHashMap(reading.sessions().size());
        reading.sessions().forEach(session -> sessions.put(session.pid(), session));
        return targets.stream()
                .flatMap(target -> Optional.ofNullable(sessions.get(target.pid())).stream()
                        .map(session -> new Seen(session, target)))
                .sorted(Comparator.comparingInt((Seen seen) -> seen.isQuiet() ? 1 : 0)
                        .thenComparing(seen -> seen.session().transactionStart().orElse(Instant.MAX))
                        .thenComparingInt(seen -> seen.target().pid()))
                .map(Seen::target)
                .toList();
    }

    private record Seen(Session session, TargetFacts target) {
        /** Whether nothing is lost but the connection. */
        boolean isQuiet() {
            return session.transactionStart().isEmpty()
                    && session.isClient()
                    && target.engine().isEmpty();
        }
    }

    /** @param most how many of them are described; the rest is counted */
    List<String> lines(List<TargetFacts> targets, int most) {
        List<String> lines = new ArrayList<>();
        for (TargetFacts target : targets.subList(0, Math.min(most, targets.size()))) {
            reading.session(target.pid()).ifPresent(session -> lines.addAll(one(session, target)));
        }
        if (targets.size() > most) {
            lines.add("and %d more".formatted(targets.size() - most));
        }
        lines.addAll(freed(targets.stream().map(TargetFacts::pid).collect(Collectors.toSet())));
        return lines;
    }

    private List<String> one(Session session, TargetFacts target) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s%s".formatted(name(session), state(session), query(session)));
        what(session, target).forEach(line -> lines.add("pid %d is %s".formatted(session.pid(), line)));
        List<String> held = holds.of(graph.session(session.pid()));
        if (!held.isEmpty()) {
            lines.add("pid %d holds %s".formatted(session.pid(), String.join("; ", held)));
        }
        lines.add(rollback(session, target));
        target.objection(
                        reading.server().access(),
                        reading.server().facts().version().major())
                .ifPresent(lines::add);
        return lines;
    }

    /** Such as {@code pid 4711 (app, web, 10.0.0.7)}. */
    static String name(Session session) {
        String facts = List.of(session.user(), session.application(), session.client()).stream()
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(", "));
        return "pid " + session.pid() + (facts.isEmpty() ? "" : " (" + facts + ")");
    }

    private String state(Session session) {
        return session.kind().label()
                + session.stateChange().map(since -> " for " + words(since)).orElse("");
    }

    private static String query(Session session) {
        String line = session.query().strip().replaceAll("\\s+", " ");
        return line.isEmpty()
                ? ""
                : ", " + (session.state().equals("active") ? "runs " : "ran last ")
                        + (line.length() <= LONGEST_QUERY ? line : line.substring(0, LONGEST_QUERY) + "…");
    }

    /** What it is beside a session. */
    private List<String> what(Session session, TargetFacts target) {
        List<String> what = new ArrayList<>();
        if (!target.engine().isEmpty()) {
            what.add("a migration: it holds the lock of %s"
                    .formatted(target.engine().equals("prisma") ? "Prisma Migrate" : "Flyway"));
        } else if (session.state().equals("active") && SchemaChange.isOne(session.query())) {
            what.add("changing the schema, perhaps as part of a migration");
        }
        if (session.type().equals("walsender")) {
            what.add("a replication sender%s: what it feeds falls behind until it has connected again"
                    .formatted(target.standby().isEmpty() ? "" : " to " + target.standby()));
        }
        if (session.type().equals("autovacuum worker")) {
            what.add(
                    session.query().contains("to prevent wraparound")
                            ? "an autovacuum that prevents a wraparound of transaction ids: it comes again at once, and must one day be let through"
                            : "an autovacuum: it comes again");
        } else if (session.isBackground()) {
            what.add("a process of the server's own (%s)".formatted(session.type()));
        }
        session.leader()
                .ifPresent(leader ->
                        what.add("a parallel worker of pid %d, whose statement fails with it".formatted(leader)));
        if (target.superuser()) {
            what.add("a superuser's session");
        }
        if (session.application().startsWith("pg_dump") || session.application().startsWith("pg_basebackup")) {
            what.add("a backup (%s), which fails then".formatted(session.application()));
        }
        if (session.isOwn()) {
            what.add("a session of Lockkeeper's own");
        }
        return what;
    }

    private String rollback(Session session, TargetFacts target) {
        if (session.transactionStart().isEmpty()) {
            return "pid %d has no transaction open: nothing is rolled back".formatted(session.pid());
        }
        String open = words(session.transactionStart().get());
        if (!target.now().wrote()) {
            return "pid %d has had its transaction open for %s and has written nothing in it"
                    .formatted(session.pid(), open);
        }
        return "pid %d has written in a transaction that is open for %s: %s"
                .formatted(
                        session.pid(),
                        open,
                        whole
                                ? "all of that is rolled back, which can take as long again"
                                : "its client decides what becomes of that; as a rule all of it is rolled back");
    }

    /** Those that wait for nobody but the ones that are ended go on at once. */
    private List<String> freed(Set<Integer> ended) {
        Set<Party> gone = ended.stream().map(graph::session).collect(Collectors.toSet());
        Set<Party> behind = behind(gone);
        if (behind.isEmpty()) {
            return List.of("nobody waits for a lock behind it");
        }
        List<Session> first = behind.stream()
                .filter(waiter -> gone.containsAll(graph.blockersOf(waiter)))
                .flatMap(waiter -> reading.session(waiter.pid()).stream())
                .sorted(Comparator.comparingInt(Session::pid))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("%s behind it%s"
                .formatted(
                        behind.size() == 1 ? "1 session waits" : behind.size() + " sessions wait",
                        longest(behind)
                                .map(age -> ", the longest for " + AgeWords.of(age))
                                .orElse("")));
        lines.add(
                first.isEmpty()
                        ? "none of them goes on by that alone: each waits for others too"
                        : "first to go on: "
                                + first.stream()
                                        .limit(FIRST_FEW)
                                        .map(BlastRadius::name)
                                        .collect(Collectors.joining("; "))
                                + (first.size() > FIRST_FEW
                                        ? "; and %d more".formatted(first.size() - FIRST_FEW)
                                        : ""));
        return lines;
    }

    /** Everybody, and not only those that the forest shows below: in a long queue it shows each under the holder alone. */
    private Set<Party> behind(Set<Party> gone) {
        Map<Party, Set<Party>> victims = graph.victims();
        Set<Party> behind = new HashSet<>();
        gone.forEach(party -> behind.addAll(victims.getOrDefault(party, Set.of())));
        behind.removeAll(gone);
        return behind;
    }

    private Optional<Duration> longest(Set<Party> waiting) {
        return waiting.stream()
                .flatMap(waiter -> graph.waitOf(waiter).flatMap(LockWait::since).stream())
                .map(reading::age)
                .max(Comparator.naturalOrder());
    }

    private String words(Instant since) {
        return AgeWords.of(reading.age(since));
    }
}
