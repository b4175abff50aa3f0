package org.lockkeeper.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.backup.BackupManifest.TableRows;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.client.ProgramVersion;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/** One proof of a backup: checksum, list, a restore into a database that is dropped again, and what came back. */
final class ProofRun {
    private static final int MOST_JOBS = 4;

    private final TestServers servers;
    private final ClientFinder clients;
    private final Path runs;
    private final Duration patience;
    private final Clock clock;
    private final BackupListener listener;
    private final CancelToken cancel;

    /** @param patience how long a program that reads may say nothing */
    ProofRun(
            TestServers servers,
            ClientFinder clients,
            Path runs,
            Duration patience,
            Clock clock,
            BackupListener listener,
            CancelToken cancel) {
        this.servers = servers;
        this.clients = clients;
        this.runs = runs;
        this.patience = patience;
        this.clock = clock;
        this.listener = listener;
        this.cancel = cancel;
    }

    /**
     * Proves a backup and keeps the result in its manifest; a manifest that is not to be believed is left as it is.
     *
     * @throws LockkeeperException if it cannot be proven here, which says nothing of the backup
     */
    BackupProof prove(Backup backup, BackupFolder folder) {
        BackupManifest manifest = backup.manifest();
        if (!manifest.isProvable()) {
            throw cannot(manifest, "it holds rows without the definitions that they need");
        }
        if (backup.distrust().isPresent()) {
            return failed(List.of(backup.distrust().get()));
        }
        BackupProof proof = checked(manifest, folder).map(this::failed).orElseGet(() -> restored(manifest, folder));
        try {
            ManifestFile.write(folder.manifest(), manifest.withProof(proof));
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-BACKUP-MANIFEST",
                    ExitCode.ATTENTION,
                    "The proof of %s could not be kept in its manifest (%s): it %s."
                            .formatted(manifest.name(), e.getMessage(), proof.passed() ? "passed" : "did not pass"),
                    e);
        }
        return proof;
    }

    private BackupProof failed(List<String> differences) {
        return new BackupProof(clock.instant(), false, "not restored", 0, 0, 0, differences);
    }

    /** What is wrong with the bytes; empty where nothing is. */
    private Optional<List<String>> checked(BackupManifest manifest, BackupFolder folder) {
        List<String> wrong = new ArrayList<>();
        for (Content content : manifest.contents()) {
            listener.report("checksum of " + content.file(), 0, 0);
            try {
                Content now = ContentHash.of(folder.path().resolve(content.file()), cancel);
                if (!now.equals(content)) {
                    wrong.add("%s is not what the manifest says: %d bytes, SHA-256 %s, of %d and %s"
                            .formatted(content.file(), now.bytes(), now.sha256(), content.bytes(), content.sha256()));
                }
            } catch (IOException e) {
                wrong.add("%s cannot be read: %s".formatted(content.file(), e.getMessage()));
            }
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
    }

    private BackupProof restored(BackupManifest manifest, BackupFolder folder) {
        int major = manifest.source().major();
        int writer = ProgramVersion.parse("(PostgreSQL) " + manifest.toolVersion())
                .map(ProgramVersion::major)
                .orElse(major);
        int reader = Math.max(major, writer);
        // Told before a server is started in vain.
        ClientTools known = clients.forServer(reader);
        listener.report("starting a server for the test restore", 0, 0);
        try (TestServer server = servers.open(manifest.name(), major)) {
            // A scratch server may be newer than both, and pg_dump looks at what came back.
            ClientTools tools = server.major() > reader ? clients.forServer(server.major()) : known;
            clients.warning(tools).ifPresent(listener::notice);
            try (ChildPrograms programs = ChildPrograms.open(
                    tools, server.first().profile(), server.first().password(), runs)) {
                return compare(manifest, folder.dump(manifest), server, programs);
            }
        } catch (UncheckedIOException e) {
            throw cannot(manifest, String.valueOf(e.getMessage()));
        }
    }

    private BackupProof compare(BackupManifest manifest, Path dump, TestServer server, ChildPrograms programs) {
        BackupFormat format = manifest.options().format();
        DumpReader reader = new DumpReader(programs, Unfit::new, patience, cancel);
        List<String> differences = new ArrayList<>();
        Map<TableName, Long> held;
        DumpScript script;
        LooseValues loose;
        try {
            listener.report("reading the backup's list", 0, 0);
            reader.list(dump, format);
            script = reader.definitions(dump, format);
            held = held(manifest, dump, reader);
            loose = reader.loose(dump, format);
        } catch (Unfit e) {
            return failed(List.of(e.sentence()));
        }
        Set<String> missing = server.missingExtensions(script.extensions());
        if (!missing.isEmpty()) {
            throw cannot(
                    manifest,
                    "%s does not have the extensions that it needs: %s. Name a profile with a server that has them under backups.scratch in the workspace"
                            .formatted(server.where(), String.join(", ", missing)));
        }
        server.create(script.encoding());
        server.createRoles(script.roles().all());
        NeededSchemas.make(script.neededSchemas(List.of()), server.database(), programs, patience, cancel)
                .ifPresent(complaint -> {
                    throw cannot(manifest, "the schemas for its tables could not be made: " + complaint);
                });
        RestoreRequest request = new RestoreRequest(
                format == BackupFormat.PLAIN
                        ? 1
                        : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_JOBS),
                List.of(),
                server.embedded(),
                server.embedded(),
                false);
        DumpRestore.Result result = new DumpRestore(programs, listener, cancel)
                .into(
                        server.database(),
                        dump,
                        format,
                        request,
                        Optional.empty(),
                        false,
                        false,
                        script.objects().size() + held.size());
        requireAbout(manifest, server, result.errors());
        result.errors().forEach(error -> differences.add("restoring failed at " + error));
        Proof proof = new Proof(programs, listener, cancel);
        differences.addAll(proof.objects(script, server.database(), server.embedded()));
        try (Database restored = server.first().beside(server.database());
                ReadSession session = restored.readPatiently()) {
            differences.addAll(proof.rows(held, session));
            differences.addAll(proof.loose(loose, session));
            differences.addAll(proof.validity(script, session));
        }
        return new BackupProof(
                clock.instant(),
                differences.isEmpty(),
                server.where(),
                result.took().toMillis(),
                held.size(),
                held.values().stream().mapToLong(Long::longValue).sum(),
                differences);
    }

    /** @throws LockkeeperException if an error says nothing of the dump */
    private static void requireAbout(BackupManifest manifest, TestServer server, List<String> errors) {
        for (String error : errors) {
            if (MachineTrouble.in(error)) {
                throw cannot(manifest, "restoring it failed at " + error);
            }
            if (MachineTrouble.isLacking(error)) {
                throw cannot(
                        manifest,
                        "%s does not have what it needs: restoring it failed at %s. Name a profile with a server that has it under backups.scratch in the workspace"
                                .formatted(server.where(), error));
            }
        }
        // What fails after that may be but its consequence.
        boolean needs = !errors.isEmpty() && errors.getFirst().endsWith("does not exist");
        if (needs && !manifest.options().isWhole()) {
            throw cannot(
                    manifest,
                    "it is a part of a database, and what that needs is not in it: restoring it failed at "
                            + errors.getFirst());
        }
    }

    /** The rows that the dump holds: as they were counted in these very bytes before, or counted now. */
    private Map<TableName, Long> held(BackupManifest manifest, Path dump, DumpReader reader) {
        if (!manifest.isReadBack()) {
            listener.report("counting the rows in the backup", 0, 0);
            return reader.rows(dump, manifest.options().format());
        }
        return manifest.tables().stream()
                .collect(Collectors.toMap(TableRows::table, TableRows::rows, Long::sum, TreeMap::new));
    }

    /** What is wrong with the dump itself. */
    private static final class Unfit extends LockkeeperException {
        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super("LK-BACKUP-UNFIT", ExitCode.ATTENTION, why);
        }
    }

    private static LockkeeperException cannot(BackupManifest manifest, String why) {
        return new LockkeeperException(
                "LK-BACKUP-PROOF",
                ExitCode.ATTENTION,
                "The backup %s cannot be proven here: %s.".formatted(manifest.name(), why));
    }
}
