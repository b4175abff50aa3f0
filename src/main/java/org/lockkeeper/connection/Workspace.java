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
 * @param backups where its backups lie
 * @param alerts from where on the activity of a profile is worth an alert, by its name; the usual rules where it is not there
 */
public record Workspace(
        Path file,
        Project project,
        List<ConnectionProfile> profiles,
        ChangeWindow window,
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

    /** A workspace that says nothing of its backups. */
    public Workspace(Path file, Project project, List<ConnectionProfile> profiles, ChangeWindow window) {
        this(file, project, profiles, window, BackupSettings.NONE);
    }

    /** A workspace that leaves its alerts as they usually are. */
    public Workspace(
            Path file,
            Project project,
            List<ConnectionProfile> profiles,
            ChangeWindow window,
            BackupSettings backups) {
        this(file, project, profiles, window, backups, Map.of());
    }

    /** The same with other profiles. */
    public Workspace withProfiles(List<ConnectionProfile> others) {
        return new Workspace(file, project, others, window, backups, alerts);
    }

    /** From where on a profile's activity is worth an alert. */
    public AlertRules alerts(String profile) {
        return alerts.getOrDefault(profile, AlertRules.USUAL);
    }

    public Optional<ConnectionProfile> profile(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
