package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.SandboxCluster;
import org.lockkeeper.guard.SandboxOperation.SeedSandbox;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.task.CancelToken;

/**
 * Makes one of the sandbox's clusters from nothing. Whatever was there before is removed: without its mark a cluster is half made, and
 * nobody can say which half.
 */
final class ClusterBuilder {
    private final SandboxFolder folder;
    private final ProductionGuard guard;
    private final Histories histories;

    ClusterBuilder(SandboxFolder folder, ProductionGuard guard, Histories histories) {
        this.folder = folder;
        this.guard = guard;
        this.histories = histories;
    }

    /** What a build adds to the steps of a progress. */
    static int steps(Member member) {
        return 2 + Flavour.values().length * Histories.steps(member);
    }

    /**
     * Leaves the cluster running.
     *
     * @param cluster does not run
     * @return its port
     */
    int build(Member member, Cluster cluster, Steps steps, CancelToken cancel) throws IOException {
        cancel.throwIfRequested();
        steps.begin(member.label() + ": creating the cluster");
        SandboxFolder.delete(folder.madeMark(member));
        SandboxFolder.delete(cluster.data());
        cluster.initialise(folder.superuserPassword());
        SafeFiles.write(folder.madeMark(member), SandboxCluster.systemIdentifier(cluster.data()) + "\n");
        Files.writeString(
                cluster.data().resolve("postgresql.conf"),
                SampleProject.text("server/postgresql.conf"),
                StandardOpenOption.APPEND);
        Files.writeString(cluster.data().resolve("pg_hba.conf"), SampleProject.text("server/pg_hba.conf"));
        steps.finish(member.label() + ": starting the server", 1);
        cancel.throwIfRequested();
        int port = cluster.start(List.of());
        createDatabases(member, port);
        steps.finish(member.label() + ": the server runs", 1);
        SandboxFolder.delete(folder.earlierProjects(member));
        for (Flavour flavour : Flavour.values()) {
            histories.make(member, flavour, profile(member, flavour, port), steps, cancel);
        }
        SandboxFolder.delete(folder.earlierProjects(member));
        SafeFiles.write(folder.readyMark(member), "complete\n");
        return port;
    }

    private void createDatabases(Member member, int port) throws IOException {
        String password = Files.readString(folder.superuserPassword()).strip();
        ConnectionProfile superuser = profile(member, "postgres", Cluster.USER, port);
        try (Database database = new Database(superuser, _ -> Optional.of(password))) {
            TargetIdentity target;
            try (ReadSession session = database.read()) {
                target = session.facts().identity();
            }
            var clearance = guard.clear(
                    new SeedSandbox(folder.cluster(member)),
                    superuser.site(target, ChangeWindow.ALWAYS),
                    List.of(),
                    Confirmer.NOBODY);
            clearance.concluding(
                    () -> createDatabases(database, clearance),
                    made -> new Outcome(Outcome.Result.DONE, "created " + String.join(", ", made)));
        }
    }

    private static List<String> createDatabases(Database database, Clearance<SeedSandbox> clearance) {
        List<String> made = new ArrayList<>();
        try (WriteSession session = database.write(clearance)) {
            session.update(clearance, WriteStatement.SANDBOX_CREATE_ROLE, Map.of("role", SandboxWorkspaces.ROLE));
            for (Flavour flavour : Flavour.values()) {
                session.update(
                        clearance,
                        WriteStatement.SANDBOX_CREATE_DATABASE,
                        Map.of("database", flavour.database(), "role", SandboxWorkspaces.ROLE));
                made.add(flavour.database());
            }
        }
        return made;
    }

    static ConnectionProfile profile(Member member, Flavour flavour, int port) {
        return profile(member, flavour.database(), SandboxWorkspaces.ROLE, port);
    }

    private static ConnectionProfile profile(Member member, String database, String user, int port) {
        return new ConnectionProfile(
                member.label(),
                member.environment(),
                SandboxWorkspaces.HOST,
                port,
                database,
                user,
                SslMode.DISABLE,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }
}
