package org.lockkeeper.ui.status;

import java.util.List;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationStatus;

/** Finds the words for a state. */
final class Explainer {
    private final ProjectKind kind;

    Explainer(ProjectKind kind) {
        this.kind = kind;
    }

    Explanation explain(EnvironmentStatus environment, MigrationStatus status) {
        return new Explanation(environment.error().orElse(status.note().orElse(kind.label())), List.of());
    }

    /** What a state means, and what can be done about it. */
    record Explanation(String meaning, List<String> waysOut) {}
}
