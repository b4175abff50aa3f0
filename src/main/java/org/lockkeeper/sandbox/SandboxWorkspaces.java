package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.BackupSettings;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.files.SafeFiles;

/** The sandbox's workspace files. A person may edit them: once there, nothing but the three clusters' ports is changed. */
final class SandboxWorkspaces {
    static final String HOST = "127.0.0.1";

    /** Owns the sample's databases and nothing else; comes in without a password. */
    static final String ROLE = "shop";

    private final SandboxFolder folder;

    SandboxWorkspaces(SandboxFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes the files where they are missing, and puts the ports right where they are not. The deploy checklist beside them waives what
     * practice has not got; the checks there are the sample's, and a folder waits for backups.
     *
     * @throws IOException if one of them cannot be written
     * @throws org.lockkeeper.error.LockkeeperException if a file was edited into something that cannot be read
     */
    void update(Map<Member, Integer> ports) throws IOException {
        if (!Files.exists(folder.checklist())) {
            SafeFiles.write(folder.checklist(), SampleProject.text("checklist.json"));
        }
        if (!Files.exists(folder.checks())) {
            SampleProject.copyChecks(folder.checks());
        }
        SafeFiles.createFolders(folder.backups());
        for (Flavour flavour : Flavour.values()) {
            Path file = folder.workspace(flavour);
            if (!Files.exists(file)) {
                WorkspaceFile.write(fresh(flavour, ports));
                continue;
            }
            Workspace old = WorkspaceFile.read(file);
            List<ConnectionProfile> profiles = new ArrayList<>();
            old.profiles().forEach(profile -> profiles.add(withPort(profile, ports)));
            if (!profiles.equals(old.profiles())) {
                WorkspaceFile.write(old.withProfiles(profiles));
            }
        }
    }

    private Workspace fresh(Flavour flavour, Map<Member, Integer> ports) {
        List<ConnectionProfile> profiles = new ArrayList<>();
        for (Member member : Member.values()) {
            profiles.add(new ConnectionProfile(
                    member.label(),
                    member.environment(),
                    HOST,
                    ports.getOrDefault(member, 0),
                    flavour.database(),
                    ROLE,
                    SslMode.DISABLE,
                    new PasswordSource.Pgpass(),
                    Optional.empty()));
        }
        return new Workspace(folder.workspace(flavour), flavour.project(folder.project(flavour)), profiles)
                .withBackups(new BackupSettings(List.of(folder.backups()), Optional.empty(), List.of()));
    }

    private static ConnectionProfile withPort(ConnectionProfile profile, Map<Member, Integer> ports) {
        for (Member member : Member.values()) {
            Integer port = ports.get(member);
            if (port != null
                    && profile.name().equals(member.label())
                    && profile.host().equals(HOST)) {
                return new ConnectionProfile(
                        profile.name(),
                        profile.environment(),
                        profile.host(),
                        port,
                        profile.database(),
                        profile.user(),
                        profile.sslMode(),
                        profile.password(),
                        profile.healthUrl(),
                        profile.sslRootCert(),
                        profile.confirm(),
                        profile.run(),
                        profile.contacts());
            }
        }
        return profile;
    }
}
