package org.lockkeeper.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        migrations.forEach(m -> scripts.put(m.name(), m));
        List<Map<String, MigrationStatus>> byName = new ArrayList<>();
        Map<String, List<String>> behind = new HashMap<>();
        for (EnvironmentStatus environment : environments) {
            Map<String, MigrationStatus> states =
                    HashMap.newHashMap(environment.migrations().size());
            String previous = "";
            for (MigrationStatus status : environment.migrations()) {
                states.put(status.name(), status);
                if (!scripts.containsKey(status.name())) {
                    List<String> followers = behind.computeIfAbsent(previous, k -> new ArrayList<>());
                    if (!followers.contains(status.name())) {
                        followers.add(status.name());
                    }
                }
                previous = status.name();
            }
            byName.add(states);
        }
        List<String> names = new ArrayList<>();
        java.util.Set<String> seen = new java.util.HashSet<>();
        addFollowers("", behind, names, seen);
        for (Migration migration : migrations) {
            if (seen.add(migration.name())) {
                names.add(migration.name());
                addFollowers(migration.name(), behind, names, seen);
            }
        }
        List<Row> rows = new ArrayList<>(names.size());
        for (String name : names) {
            List<MigrationStatus> cells = new ArrayList<>(environments.size());
            for (int i = 0; i < environments.size(); i++) {
                cells.add(cell(name, environments.get(i), byName.get(i), scripts.containsKey(name)));
            }
            rows.add(new Row(rows.size() + 1, name, Optional.ofNullable(scripts.get(name)), cells));
        }
        return new StatusMatrix(environments, rows);
    }

    private static void addFollowers(
            String name, Map<String, List<String>> behind, List<String> names, java.util.Set<String> seen) {
        for (String follower : behind.getOrDefault(name, List.of())) {
            if (seen.add(follower)) {
                names.add(follower);
                addFollowers(follower, behind, names, seen);
            }
        }
    }

    private static MigrationStatus cell(
            String name, EnvironmentStatus environment, Map<String, MigrationStatus> states, boolean scripted) {
        MigrationStatus status = states.get(name);
        if (status != null) {
            return status;
        }
        MigrationState state = !environment.isReadable()
                ? MigrationState.UNAVAILABLE
                : scripted ? MigrationState.PENDING : MigrationState.IGNORED;
        return new MigrationStatus(name, state, Optional.empty(), Optional.empty(), List.of());
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

        /** Whether the environments differ. */
        public boolean differs() {
            return cells.stream().map(MigrationStatus::state).distinct().count() > 1;
        }
    }
}
