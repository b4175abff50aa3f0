package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A project and the databases that it lives on.
 *
 * @param file where it is kept, absolute
 * @param profiles in the file's order
 */
public record Workspace(Path file, Project project, List<ConnectionProfile> profiles) {
    public Workspace {
        profiles = List.copyOf(profiles);
    }

    public Optional<ConnectionProfile> profile(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
