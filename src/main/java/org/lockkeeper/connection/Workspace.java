package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.guard.ChangeWindow;

/**
 * A project and the databases that it lives on.
 *
 * @param file where it is kept, absolute
 * @param profiles in the file's order
 * @param window when production may be changed without a reason
 * @param checklist the file of the team's own deploy checklist, absolute; the usual name beside the workspace file where empty
 */
public record Workspace(
        Path file,
        Project project,
        List<ConnectionProfile> profiles,
        ChangeWindow window,
        Optional<Path> checklist) {
    public Workspace {
        profiles = List.copyOf(profiles);
    }

    /** A workspace that sets no hours. */
    public Workspace(Path file, Project project, List<ConnectionProfile> profiles) {
        this(file, project, profiles, ChangeWindow.ALWAYS);
    }

    /** A workspace that names no checklist. */
    public Workspace(Path file, Project project, List<ConnectionProfile> profiles, ChangeWindow window) {
        this(file, project, profiles, window, Optional.empty());
    }

    /** The same with other profiles. */
    public Workspace withProfiles(List<ConnectionProfile> others) {
        return new Workspace(file, project, others, window, checklist);
    }

    public Optional<ConnectionProfile> profile(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
