package org.lockkeeper.client;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the installed client programs and chooses among them. */
public final class ClientFinder {
    private static final Logger LOG = LoggerFactory.getLogger(ClientFinder.class);
    private static final int PATIENCE_SECONDS = 5;

    private final List<Path> configured;
    private final String path;
    private final Path root;
    private final SystemPackages packages;

    /** @param configured folders that settings name; what suits there goes before what is found elsewhere */
    public ClientFinder(List<Path> configured) {
        this(
                configured,
                Optional.ofNullable(System.getenv("PATH")).orElse(""),
                Path.of(File.separator),
                SystemPackages.detect());
    }

    ClientFinder(List<Path> configured, String path, Path root, SystemPackages packages) {
        this.configured = List.copyOf(configured);
        this.path = path;
        this.root = root;
        this.packages = packages;
    }

    /** Every version that is installed, the newest first; of several places with the same version, the first that was looked at. */
    public List<ClientTools> all() {
        List<ClientTools> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path folder : ClientFolders.all(configured, path, root)) {
            Path program = folder.resolve(executable("pg_dump"));
            // Debian's /usr/bin/pg_dump is a script that chooses a version by itself; the programs behind it are found
            // too.
            if (Files.isExecutable(program) && !isWrapper(program)) {
                version(program)
                        .filter(version -> seen.add(version.text()))
                        .ifPresent(version -> found.add(new ClientTools(folder, version)));
            }
        }
        found.sort(Comparator.comparing(ClientTools::version).reversed());
        return found;
    }

    /**
     * What dumps a server: the version of the server's own major, or else of the next newer one that is here. What a newer pg_dump writes
     * is promised for servers of its own major and newer ones alone, and the way back leads into this one.
     *
     * @throws LockkeeperException if there is none, with what to install
     */
    public ClientTools forServer(int serverMajor) {
        return closest(
                serverMajor, "PostgreSQL " + serverMajor + " wants client programs of that version or a newer one");
    }

    /**
     * What reads a dump: the version of the program that wrote it, or else the next newer one that is here.
     *
     * @throws LockkeeperException if there is none, with what to install
     */
    public ClientTools forDump(int writerMajor) {
        return closest(
                writerMajor,
                "pg_dump " + writerMajor + " wrote it, and only pg_restore of that version or a newer one reads it");
    }

    /**
     * What restores into a server: one not older than what wrote the dump. Before a server that does not know what newer programs set
     * ({@code transaction_timeout}, from 17 on), one that sets it is taken only where no other reads the dump.
     *
     * @throws LockkeeperException if there is none, with what to install
     */
    public ClientTools forRestore(int serverMajor, int writerMajor) {
        int atLeast = Math.max(serverMajor, writerMajor);
        if (serverMajor >= ProgramVersion.FIRST_WITH_TIMEOUT) {
            return forServer(atLeast);
        }
        List<ClientTools> quiet = all().stream()
                .filter(tools -> tools.version().major() < ProgramVersion.FIRST_WITH_TIMEOUT)
                .toList();
        return best(quiet, atLeast)
                .or(() -> best(quiet, writerMajor))
                .orElseGet(() -> writerMajor > serverMajor ? forDump(writerMajor) : forServer(serverMajor));
    }

    private ClientTools closest(int atLeast, String why) {
        List<ClientTools> found = all();
        return best(found, atLeast)
                .orElseThrow(() -> new LockkeeperException(
                        "LK-CLIENT-MISSING",
                        ExitCode.USAGE,
                        "%s: %s. Install them with: %s"
                                .formatted(there(found), why, packages.install(Math.max(14, atLeast)))));
    }

    /** The closest major that is not older, in its newest minor; of settings' folders where one of these fits. */
    private Optional<ClientTools> best(List<ClientTools> found, int atLeast) {
        List<ClientTools> suitable = found.stream()
                .filter(tools -> tools.version().major() >= atLeast)
                .sorted(Comparator.comparingInt(tools -> tools.version().major()))
                .toList();
        return suitable.stream()
                .filter(tools -> configured.contains(tools.folder()))
                .findFirst()
                .or(() -> suitable.stream().findFirst());
    }

    /** What a person should hear of a version before it is used; empty where all is well. */
    public Optional<String> warning(ClientTools tools) {
        return tools.version()
                .safeMinimum()
                .map(minimum ->
                        "The client programs in %s are %s: a dump from elsewhere can make them run commands on this system (CVE-2026-18408, closed in %s). Update them with: %s"
                                .formatted(
                                        tools.folder(),
                                        tools.version(),
                                        minimum,
                                        packages.update(tools.version().major())));
    }

    private static String there(List<ClientTools> found) {
        return found.isEmpty()
                ? "No client programs of PostgreSQL (pg_dump, pg_restore, psql) are installed here"
                : "The newest client programs here are %s, in %s"
                        .formatted(found.getFirst().version(), found.getFirst().folder());
    }

    private static boolean isWrapper(Path program) {
        try {
            return program.toRealPath().getFileName().toString().equals("pg_wrapper");
        } catch (IOException e) {
            LOG.debug("{} leads nowhere", program, e);
            return true;
        }
    }

    private static Optional<ProgramVersion> version(Path program) {
        try {
            Process process = ChildEnvironment.english(List.of(program.toString(), "--version"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.warn("{} does not answer", program);
                return Optional.empty();
            }
            return ProgramVersion.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("{} cannot be run", program, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static String executable(String name) {
        return File.separatorChar == '\\' ? name + ".exe" : name;
    }
}
