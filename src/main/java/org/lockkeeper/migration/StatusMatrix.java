package org.lockkeeper.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Every migration by every environment.
 *
 * @param environments in the workspace's order
 * @param rows in the order in which the engine runs them
 */
public record StatusMatrix(List<EnvironmentStatus> environments, List<Row> rows) {
    public StatusMatrix {
        environments = List.copyOf(environments);
        rows = List.copyOf(rows);
    }

    /**
     * Joins what the project has with what the environments have.
     *
     * @param migrations the project's, in the engine's order; what only a history has is put behind the migration that precedes it
     *     there
     */
    public static StatusMatrix join(List<Migration> migrations, List<EnvironmentStatus> environments) {
        Map<String, Migration> scripts = HashMap.newHashMap(migrations.size());
        migrations.forEach(migration -> scripts.put(migration.name(), migration));
        List<Map<String, MigrationStatus>> byName =
                environments.stream().map(StatusMatrix::byName).toList();
        List<Row> rows = new ArrayList<>(migrations.size());
        for (String name : order(migrations, scripts.keySet(), environments)) {
            List<MigrationStatus> cells = new ArrayList<>(environments.size());
            for (int i = 0; i < environments.size(); i++) {
                MigrationStatus known = byName.get(i).get(name);
                cells.add(known != null ? known : absent(name, environments.get(i), scripts.containsKey(name)));
            }
            rows.add(new Row(rows.size() + 1, name, Optional.ofNullable(scripts.get(name)), cells));
        }
        return new StatusMatrix(environments, rows);
    }

    private static Map<String, MigrationStatus> byName(EnvironmentStatus environment) {
        Map<String, MigrationStatus> states =
                HashMap.newHashMap(environment.migrations().size());
        environment.migrations().forEach(status -> states.put(status.name(), status));
        return states;
    }

    /** The project's order, with what only a history knows behind whatever precedes it there. */
    private static List<String> order(
            List<Migration> migrations, Set<String> scripted, List<EnvironmentStatus> environments) {
        Map<String, SequencedSet<String>> followers = new HashMap<>();
        for (EnvironmentStatus environment : environments) {
            String previous = "";
            for (MigrationStatus status : environment.migrations()) {
                if (!scripted.contains(status.name())) {
                    followers
                            .computeIfAbsent(previous, _ -> new LinkedHashSet<>())
                            .add(status.name());
                }
                previous = status.name();
            }
        }
        SequencedSet<String> order = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        migrations.reversed().forEach(migration -> open.push(migration.name()));
        open.push("");
        while (!open.isEmpty()) {
            String name = open.pop();
            if (order.add(name)) {
                followers.getOrDefault(name, new LinkedHashSet<>()).reversed().forEach(open::push);
            }
        }
        order.remove("");
        return List.copyOf(order);
    }

    private static MigrationStatus absent(String name, EnvironmentStatus environment, boolean scripted) {
        if (!environment.isReadable()) {
            return new MigrationStatus(name, MigrationState.UNAVAILABLE, Optional.empty(), Optional.empty(), List.of());
        }
        return scripted
                ? new MigrationStatus(name, MigrationState.PENDING, Optional.empty(), Optional.empty(), List.of())
                : new MigrationStatus(
                        name,
                        MigrationState.IGNORED,
                        Optional.empty(),
                        Optional.of("Only another environment's history has it."),
                        List.of());
    }

    /**
     * One migration.
     *
     * @param order from 1, in the order in which the engine runs them
     * @param migration the script; empty where only a history knows it
     * @param cells one an environment, in their order
     */
    public record Row(int order, String name, Optional<Migration> migration, List<MigrationStatus> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** Whether the environments differ, as far as they could be read. */
        public boolean differs() {
            return cells.stream()
                            .map(MigrationStatus::state)
                            .filter(state -> state != MigrationState.UNAVAILABLE)
                            .distinct()
                            .count()
                    > 1;
        }
    }
}
