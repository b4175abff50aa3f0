package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the sandbox's servers log: into files of this user's, which the sample's role may not read through its connection. */
public final class SandboxLogs {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxLogs.class);

    private SandboxLogs() {}

    /**
     * The log of a profile's server.
     *
     * @param workspace the workspace file that the profile is from
     * @return empty where it is none of the sandbox that the file lies in, or its port is not the one that the sandbox gave it
     */
    public static Optional<Path> of(Path workspace, ConnectionProfile profile) {
        Path file = workspace.toAbsolutePath().normalize();
        SandboxFolder folder = new SandboxFolder(file.resolveSibling(""));
        boolean own = Arrays.stream(Flavour.values())
                .anyMatch(flavour -> folder.workspace(flavour).equals(file));
        if (!own || !profile.host().equals(SandboxWorkspaces.HOST)) {
            return Optional.empty();
        }
        return Arrays.stream(Member.values())
                .filter(member -> member.label().equals(profile.name()) && hasPort(folder, member, profile.port()))
                .map(folder::log)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static boolean hasPort(SandboxFolder folder, Member member, int port) {
        try {
            Path last = folder.lastPort(member);
            return Files.exists(last) && Files.readString(last).strip().equals(Integer.toString(port));
        } catch (IOException e) {
            LOG.debug("the port of {} cannot be read", member.label(), e);
            return false;
        }
    }
}
