package org.lockkeeper.sandbox.incident;

import java.time.Instant;
import java.util.List;

/**
 * One incident as it is being played, as its process writes it down for others to read.
 *
 * @param process the number of the process that plays
 * @param processStart when that process was started, which tells it from a later one with the same number
 * @param begun when the performance began
 * @param message why it failed; else empty
 */
public record Performance(
        Incident incident,
        long process,
        Instant processStart,
        Instant begun,
        Phase phase,
        String message,
        List<Player> players) {

    public Performance {
        players = List.copyOf(players);
    }

    /** How far it is. */
    public enum Phase {
        /** The sessions are taking their places. */
        PREPARING,
        /** Everybody is in place: it can be solved. */
        OPEN,
        /** What decides has been decided. */
        OVER,
        /** It could not be played. */
        FAILED
    }

    /** Whether nothing that matters can change any more: the migration and whoever was held up have come to an end. */
    static boolean isDecided(Incident incident, List<Player> players) {
        boolean awaitsRoot = players.stream().noneMatch(p -> p.role() == Role.MIGRATION);
        return players.stream()
                .filter(p -> switch (p.role()) {
                    case MIGRATION, VICTIM -> true;
                    case ROOT -> awaitsRoot;
                    case BYSTANDER -> false;
                })
                .noneMatch(p -> p.fate() == Fate.TO_COME || p.fate() == Fate.PRESENT);
    }
}
