package org.lockkeeper.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockkeeper.migration.script.TableEffect;

/**
 * A table that a plan touches.
 *
 * @param effects what happens to it, at least one
 * @param there whether it is in the database now; what a plan creates is not
 * @param bytes with its indexes and large values; empty where it is not there, or cannot be read without waiting
 * @param rowsEstimate by the server's statistics, 0 where it has none
 * @param sessions who holds locks on it now
 */
public record TouchedTable(
        String schema,
        String name,
        Set<TableEffect.Kind> effects,
        boolean there,
        Optional<Long> bytes,
        long rowsEstimate,
        List<Holder> sessions) {
    public TouchedTable {
        effects = Set.copyOf(effects);
        sessions = List.copyOf(sessions);
    }

    /** With its schema, as a person would write it. */
    public String qualified() {
        return schema + "." + name;
    }

    /** What happens to it, the worst last, such as {@code altered, rewritten}. */
    public String effectWords() {
        return new TreeSet<>(effects)
                .stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    /** One line: name, what happens, size, rows, sessions. */
    public String words() {
        String size = !there
                ? "not there yet"
                : bytes.map(SizeWords::of).orElse("size not known, since it is locked") + ", about "
                        + String.format(Locale.ROOT, "%,d", rowsEstimate) + " rows, "
                        + (sessions.isEmpty()
                                ? "no other session on it"
                                : sessions.size() + (sessions.size() == 1 ? " session" : " sessions") + " on it: "
                                        + sessions.stream()
                                                .sorted(Comparator.comparingLong(Holder::pid))
                                                .map(Holder::words)
                                                .collect(Collectors.joining("; ")));
        return "%s: %s (%s)".formatted(qualified(), effectWords(), size);
    }

    /**
     * A session that holds a lock on it, or a prepared transaction. What the role may not see is empty.
     *
     * @param pid 0 for a prepared transaction
     * @param stateAge since it is in that state
     * @param transactionAge since its transaction began
     */
    public record Holder(
            long pid,
            Optional<Instant> backendStart,
            String role,
            String application,
            String state,
            Optional<Duration> stateAge,
            Optional<Duration> transactionAge,
            String query) {
        /** Such as {@code pid 4711 (shop, web, idle in transaction for 75 s)}. */
        public String words() {
            String facts = java.util.stream.Stream.of(
                            role,
                            application,
                            state.isEmpty()
                                    ? "state not visible to this role"
                                    : state
                                            + stateAge.map(age -> " for " + age.toSeconds() + " s")
                                                    .orElse(""))
                    .filter(fact -> !fact.isEmpty())
                    .collect(Collectors.joining(", "));
            return (pid == 0 ? "prepared transaction " + query : "pid " + pid) + " (" + facts + ")";
        }

        /** Whether it keeps its locks while it does nothing, for longer than that. */
        boolean idlesLongerThan(Duration limit) {
            boolean idle = pid == 0 || state.startsWith("idle in transaction");
            return idle && stateAge.map(age -> age.compareTo(limit) > 0).orElse(false);
        }
    }
}
