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
 * @param checks what a verification looks at
 */
public record Workspace(
        Path file, Project project, List<ConnectionProfile> profiles, ChangeWindow window, CheckSettings checks) {
    public Workspace {
        profiles = List.copyOf(profiles);
    }

    /** A workspace that sets no hours. */
    public Workspace(Path file, Project project, List<ConnectionProfile> profiles) {
        this(file, project, profiles, ChangeWindow.ALWAYS, CheckSettings.USUAL);
    }

    /** A workspace whose verification looks at what is usual. */
    public Workspace(Path file, Project project, List<ConnectionProfile> profiles, ChangeWindow window) {
        this(file, project, profiles, window, CheckSettings.USUAL);
    }

    /** The same with other profiles. */
    public Workspace withProfiles(List<ConnectionProfile> others) {
        return new Workspace(file, project, others, window, checks);
    }

    public Optional<ConnectionProfile> profile(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
