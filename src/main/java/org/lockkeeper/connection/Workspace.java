package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.guard.ChangeWindow;

/**
 * A project and the databases that it lives on.
 *
 * @param file where it is kept, absolute
 * @param profiles in the file's order
 * @param window when production may be changed without a reason
 * @param checks what a verification looks at
 * @param checklist the file of the team's own deploy checklist, absolute; the usual name beside the workspace file where empty
 * @param backups where its backups lie
 * @param alerts from where on the activity of a profile is worth an alert, by its name; the usual rules where it is not there
 */
public record Workspace(
        Path file,
        Project project,
        List<ConnectionProfile> profiles,
        ChangeWindow window,
        CheckSettings checks,
        Optional<Path> checklist,
        BackupSettings backups,
        Map<String, AlertRules> alerts) {
    public Workspace {
        profiles = List.copyOf(profiles);
        alerts = Map.copyOf(alerts);
    }

    /** A workspace that sets no hours. */
    public Workspace(Path file, Project project, List<ConnectionProfile> profiles) {
        this(file, project, profiles, ChangeWindow.ALWAYS);
    }

    /** A workspace that leaves everything else as it usually is. */
    public Workspace(Path file, Project project, List<ConnectionProfile> profiles, ChangeWindow window) {
        this(file, project, profiles, window, CheckSettings.USUAL, Optional.empty(), BackupSettings.NONE, Map.of());
    }

    /** The same with other checks. */
    public Workspace withChecks(CheckSettings others) {
        return new Workspace(file, project, profiles, window, others, checklist, backups, alerts);
    }

    /** The same with another checklist. */
    public Workspace withChecklist(Optional<Path> other) {
        return new Workspace(file, project, profiles, window, checks, other, backups, alerts);
    }

    /** The same with other backups. */
    public Workspace withBackups(BackupSettings others) {
        return new Workspace(file, project, profiles, window, checks, checklist, others, alerts);
    }

    /** The same with other limits of alerts. */
    public Workspace withAlerts(Map<String, AlertRules> others) {
        return new Workspace(file, project, profiles, window, checks, checklist, backups, others);
    }

    /** The same with other profiles. */
    public Workspace withProfiles(List<ConnectionProfile> others) {
        return new Workspace(file, project, others, window, checks, checklist, backups, alerts);
    }

    /** From where on a profile's activity is worth an alert. */
    public AlertRules alerts(String profile) {
        return alerts.getOrDefault(profile, AlertRules.USUAL);
    }

    /**
     * The command that a person types for this workspace.
     *
     * @param arguments behind {@code lockkeeper}
     */
    public TypedCommand command(String... arguments) {
        return command(List.of(arguments));
    }

    /** As the other one. */
    public TypedCommand command(List<String> arguments) {
        return TypedCommand.of(file, arguments);
    }

    public Optional<ConnectionProfile> profile(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
