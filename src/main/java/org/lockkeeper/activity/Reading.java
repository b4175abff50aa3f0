package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server said of itself at one moment. Immutable, and everything that is shown of the present or the past is made from it.
 *
 * @param environment the profile's name
 * @param at by the server's clock; ages are differences to it, so that the clock of whoever looks does not matter
 * @param took how long the reading took, by this machine's clock
 * @param server limits and standing of the server
 * @param sessions every backend but the one that read, in the server's order
 * @param waits who waits for which lock; read less often than the sessions, so that it can be a little older
 * @param work what long commands tell of their progress
 * @param names which migrations sessions run, by pid, as far as it was known then; kept for recordings, empty in a reading of now
 * @param gap why there is nothing between the reading before and this one; empty where they follow each other
 */
public record Reading(
        String environment,
        Instant at,
        Duration took,
        ServerState server,
        List<Session> sessions,
        Waits waits,
        List<WorkProgress> work,
        Map<Integer, MigrationName> names,
        Optional<Gap> gap) {
    public Reading {
        sessions = List.copyOf(sessions);
        work = List.copyOf(work);
        names = Map.copyOf(names);
    }

    /** A reading that tells of no progress. */
    public Reading(
            String environment,
            Instant at,
            Duration took,
            ServerState server,
            List<Session> sessions,
            Waits waits,
            Optional<Gap> gap) {
        this(environment, at, took, server, sessions, waits, List.of(), Map.of(), gap);
    }

    /** The same with further locks that are held. */
    Reading withHeld(List<HeldLock> further) {
        return new Reading(environment, at, took, server, sessions, waits.withHeld(further), work, names, gap);
    }

    /** The same with the names of migrations that sessions run, by pid. */
    Reading withNames(Map<Integer, MigrationName> known) {
        return new Reading(environment, at, took, server, sessions, waits, work, known, gap);
    }

    /** The session with that pid; empty where there is none. */
    public Optional<Session> session(int pid) {
        return sessions.stream().filter(s -> s.pid() == pid).findFirst();
    }

    /** How long ago that was when this was read; never negative. */
    public Duration age(Instant since) {
        Duration age = Duration.between(since, at);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** The sessions of clients, those of programs such as pg_dump and replication included; without parallel workers. */
    public List<Session> clients() {
        return sessions.stream().filter(Session::isClient).toList();
    }
}
