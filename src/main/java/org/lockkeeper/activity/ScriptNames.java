package org.lockkeeper.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.migration.MigrationEngine;

/**
 * Which migration a session of the past ran, by the project's scripts as they are now. A statement that stands in one script alone names
 * it; for one that stands in several, or was left out of the recording, there is the name that was known when it was recorded, if any.
 * For one thread.
 */
public final class ScriptNames {
    private final List<Script> scripts;
    private final ProjectKind kind;
    private final List<ConnectionProfile> profiles;
    private final Map<String, Optional<MigrationName>> known = new HashMap<>();

    private record Script(String migration, String text) {}

    private ScriptNames(List<Script> scripts, ProjectKind kind, List<ConnectionProfile> profiles) {
        this.scripts = scripts;
        this.kind = kind;
        this.profiles = profiles;
    }

    /** Reads the scripts. */
    static ScriptNames of(MigrationEngine engine, Workspace workspace) {
        List<Script> scripts = engine.load().migrations().stream()
                .map(migration -> new Script(migration.name(), MigrationNames.text(migration)))
                .toList();
        return new ScriptNames(scripts, workspace.project().kind(), workspace.profiles());
    }

    /** The migrations at work in a reading; those of an environment of another workspace as the recording names them. */
    public List<MigrationAtWork> migrations(Reading past) {
        boolean ours = profiles.stream()
                .anyMatch(profile -> profile.name().equals(past.environment())
                        && profile.database()
                                .equals(past.server().facts().identity().database()));
        return ours
                ? MigrationsAtWork.of(
                        past,
                        session -> name(session)
                                .or(() -> Optional.ofNullable(past.names().get(session.pid()))))
                : MigrationsAtWork.ofPast(past);
    }

    private Optional<MigrationName> name(Session session) {
        return known.computeIfAbsent(MigrationNames.plain(session.query()), this::find);
    }

    private Optional<MigrationName> find(String statement) {
        List<Script> with = scripts.stream()
                .filter(script -> MigrationNames.stands(statement, script.text()))
                .toList();
        return with.size() == 1
                ? Optional.of(new MigrationName(kind.label(), with.getFirst().migration(), true))
                : Optional.empty();
    }
}
