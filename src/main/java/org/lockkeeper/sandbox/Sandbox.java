package org.lockkeeper.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Operation.ResetSandbox;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.SandboxCluster;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/**
 * Three real PostgreSQL clusters with a sample project on them, to look at and to practise on. Every state that a killed process can
 * leave is recognised at the next start; two processes that start at once wait for each other.
 */
public final class Sandbox {
    private static final Duration LOCK_POLL = Duration.ofMillis(50);

    private static final int PASSWORD_BYTES = 24;

    private final SandboxFolder folder;
    private final SandboxServers servers;
    private final SandboxWorkspaces workspaces;
    private final Owners owners;
    private final ResetPermission permission;
    private final SandboxRecord record;

    /**
     * @param folder where all of it lies; made at the first start
     * @param engines the engine for a project, by its kind
     */
    public Sandbox(
            Path folder, PostgresBinaries binaries, Function<Project, MigrationEngine> engines, ProductionGuard guard) {
        this.folder = new SandboxFolder(folder);
        this.servers = new SandboxServers(
                this.folder,
                binaries,
                new ClusterBuilder(this.folder, guard, new Histories(this.folder, engines, guard)));
        this.workspaces = new SandboxWorkspaces(this.folder);
        this.owners = new Owners(this.folder.owners());
        this.permission = new ResetPermission(this.folder, guard);
        this.record = new SandboxRecord(this.folder, guard);
    }

    /** Who decides when the sandbox stops. */
    public enum Lifetime {
        /** It runs until {@link #stop} is called, by whichever process. */
        UNTIL_STOPPED,
        /** It runs until {@link #stopIfOwned} is called by the last process that started it so. */
        WITH_THIS_PROCESS
    }

    /**
     * Starts what does not run, and makes what is not there or not complete. Where everything runs, nothing changes but who it belongs
     * to; a sandbox that was to run until it is stopped still is.
     *
     * @throws LockkeeperException if a cluster cannot be made or started; those that were started by this call are stopped again
     * @throws java.util.concurrent.CancellationException if cancellation was asked for; likewise
     */
    public SandboxStatus start(Lifetime lifetime, Progress progress, CancelToken cancel) {
        return locked("started", cancel, () -> {
            forgetEarlierOwners();
            return startAll(lifetime, progress, cancel);
        });
    }

    /**
     * Throws everything away, edited files included, and makes it anew, running.
     *
     * @param confirmer is told what is lost
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed, or cannot be recorded
     */
    public SandboxStatus reset(Lifetime lifetime, Confirmer confirmer, Progress progress, CancelToken cancel) {
        Clearance<ResetSandbox> clearance = permission.ask(confirmer);
        return clearance.concluding(
                () -> locked("reset", cancel, () -> {
                    forgetEarlierOwners();
                    Set<String> before = record.made();
                    progress.report("stopping the sandbox", 0, 0);
                    servers.stop(servers.running());
                    permission.delete();
                    return startAll(before, lifetime, progress, cancel);
                }),
                _ -> new Outcome(Outcome.Result.DONE, "made anew"));
    }

    /** Stops the clusters, whoever started them; open transactions are rolled back. */
    public SandboxStatus stop() {
        return locked("stopped", new CancelToken(), this::stopAll);
    }

    /** Stops the clusters if this process started them to live as long as itself, and no other process that lives did so too. */
    public SandboxStatus stopIfOwned() {
        return Files.exists(folder.owners())
                ? locked("stopped", new CancelToken(), () -> owners.release() ? stopAll() : status())
                : status();
    }

    /** How it stands now; asks no server and takes no lock. */
    public SandboxStatus status() {
        try {
            return new SandboxStatus(
                    folder.root(),
                    workspace(ProjectKind.PRISMA),
                    workspace(ProjectKind.FLYWAY),
                    owners.isKept(),
                    servers.status());
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    /** Where all of it lies. */
    public Path folder() {
        return folder.root();
    }

    /** Where the workspace file of the project of one kind is, or will be. */
    public Path workspace(ProjectKind kind) {
        return folder.workspace(Flavour.of(kind));
    }

    /** Whether a file is one of the sandbox's workspace files, so that its clusters have to run before it is opened. */
    public boolean isWorkspace(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return List.of(Flavour.values()).stream()
                .anyMatch(f -> folder.workspace(f).equals(absolute));
    }

    /** The production cluster, on which the sandbox itself plays. */
    public SandboxCluster stage() {
        return folder.cluster(Member.PROD);
    }

    /**
     * The running production cluster as the sample's own role sees it.
     *
     * @throws LockkeeperException if it does not run
     */
    public ConnectionProfile stageProfile(ProjectKind kind) {
        int port = status().clusters().stream()
                .filter(cluster -> cluster.name().equals(Member.PROD.label()))
                .flatMap(cluster -> cluster.port().stream())
                .findFirst()
                .orElseThrow(() -> new LockkeeperException(
                        "LK-SANDBOX-STOPPED",
                        ExitCode.UNREACHABLE,
                        "The sandbox in %s does not run; start it with \"lockkeeper sandbox start\"."
                                .formatted(folder.root())));
        return ClusterBuilder.profile(Member.PROD, Flavour.of(kind), port);
    }

    private SandboxStatus startAll(Lifetime lifetime, Progress progress, CancelToken cancel) throws IOException {
        return startAll(record.made(), lifetime, progress, cancel);
    }

    /** @param before the clusters that there were */
    private SandboxStatus startAll(Set<String> before, Lifetime lifetime, Progress progress, CancelToken cancel)
            throws IOException {
        List<Member> runningBefore = servers.running();
        boolean started = false;
        try {
            createPassword();
            var ports = servers.start(progress, cancel);
            for (Flavour flavour : Flavour.values()) {
                createProject(flavour);
            }
            workspaces.update(ports);
            claim(lifetime);
            started = true;
            record.settle(before);
            return status();
        } finally {
            if (!started) {
                List<Member> own = new ArrayList<>(servers.running());
                own.removeAll(runningBefore);
                servers.stop(own);
            }
        }
    }

    private SandboxStatus stopAll() throws IOException {
        servers.stop(servers.running());
        owners.clear();
        return status();
    }

    /** While no server runs, the sandbox belongs to nobody: what the note says is of an earlier life. */
    private void forgetEarlierOwners() throws IOException {
        if (servers.running().isEmpty()) {
            owners.clear();
        }
    }

    private void claim(Lifetime lifetime) throws IOException {
        switch (lifetime) {
            case UNTIL_STOPPED -> owners.keep();
            case WITH_THIS_PROCESS -> {
                if (!owners.isKept()) {
                    owners.add();
                }
            }
        }
    }

    private void createPassword() throws IOException {
        if (!Files.exists(folder.superuserPassword())) {
            byte[] secret = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(secret);
            SafeFiles.write(folder.superuserPassword(), HexFormat.of().formatHex(secret) + "\n");
        }
    }

    /** Under another name first, so that a project that is there is whole. */
    private void createProject(Flavour flavour) throws IOException {
        Path project = folder.project(flavour);
        if (!Files.exists(project)) {
            Path temporary = project.resolveSibling("." + flavour.folder() + ".new");
            SandboxFolder.delete(temporary);
            SampleProject.copy(flavour, temporary);
            Files.move(temporary, project);
        }
    }

    private <T> T locked(String what, CancelToken cancel, Work<T> work) {
        try (ProcessLock _ = ProcessLock.acquire(folder.lock(), LOCK_POLL, cancel::throwIfRequested)) {
            return work.run();
        } catch (IOException e) {
            throw failure(what, e);
        } catch (UncheckedIOException e) {
            throw failure(what, e);
        }
    }

    private LockkeeperException failure(String what, Exception e) {
        return new LockkeeperException(
                "LK-SANDBOX-FILES",
                ExitCode.ATTENTION,
                "The sandbox in %s could not be %s (%s): look at the folder's rights and its free space, or set LOCKKEEPER_HOME to another folder."
                        .formatted(folder.root(), what, e),
                e);
    }

    /** Work under the lock. */
    private interface Work<T> {
        T run() throws IOException;
    }
}
