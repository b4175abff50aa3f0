package org.lockkeeper.migration.flyway;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.api.configuration.Configuration;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * Reads the locations as Flyway does: with their subfolders but without hidden ones, and a location inside another one only as part
 * of that.
 */
final class ScriptFolders {
    private static final String METADATA = ".conf";

    private final Charset charset;
    private final List<String> suffixes;
    private final Map<Path, byte[]> contents = new HashMap<>();
    private final List<ScriptFile> files = new ArrayList<>();
    private boolean metadataFound;

    private ScriptFolders(Configuration configuration) {
        this.charset = configuration.getEncoding();
        this.suffixes = new ArrayList<>(List.of(configuration.getSqlMigrationSuffixes()));
        ScriptCatalog.SHELL_SUFFIXES.forEach(suffixes::add);
    }

    /**
     * Reads every file that Flyway could take.
     *
     * @return in the order of their paths
     * @throws LockkeeperException if a location is missing or a script cannot be read or decoded
     */
    static List<ScriptFile> read(List<Path> locations, Configuration configuration) {
        ScriptFolders folders = new ScriptFolders(configuration);
        for (Path location : locations) {
            Path root = location.toAbsolutePath().normalize();
            boolean inside = locations.stream()
                    .map(other -> other.toAbsolutePath().normalize())
                    .anyMatch(other -> !other.equals(root) && root.startsWith(other));
            if (!inside) {
                folders.readLocation(root);
            }
        }
        folders.files.sort(Comparator.comparing(ScriptFile::getAbsolutePath));
        return folders.files;
    }

    private void readLocation(Path root) {
        if (!Files.isDirectory(root)) {
            throw new LockkeeperException(
                    "LK-FLYWAY-FOLDER",
                    ExitCode.USAGE,
                    "The folder %s with the migrations does not exist; correct \"locations\" in the workspace file."
                            .formatted(root));
        }
        contents.clear();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    boolean hidden = !folder.equals(root) && Files.isHidden(folder);
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isWanted(file.toString())) {
                        contents.put(file, Files.readAllBytes(file));
                        metadataFound |= file.toString().endsWith(METADATA);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-FLYWAY-READ",
                    ExitCode.USAGE,
                    "The migrations in %s cannot be read: %s.".formatted(root, e.getMessage()),
                    e);
        }
        contents.forEach((path, bytes) -> files.add(file(root, path, bytes)));
    }

    private boolean isWanted(String path) {
        String script = path.endsWith(METADATA) ? path.substring(0, path.length() - METADATA.length()) : path;
        return suffixes.stream().anyMatch(script::endsWith);
    }

    private ScriptFile file(Path root, Path path, byte[] bytes) {
        String name =
                root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        Charset encoding = encodingOf(path);
        requireDecodable(path, bytes, encoding);
        return new ScriptFile(path, name, bytes, encoding);
    }

    /** The script's own encoding, where the file of settings beside it names one. */
    private Charset encodingOf(Path script) {
        byte[] metadata = metadataFound ? contents.get(script.resolveSibling(script.getFileName() + METADATA)) : null;
        if (metadata == null) {
            return charset;
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(metadata, charset)));
            String name = properties.getProperty("encoding", "").strip();
            return name.isEmpty() ? charset : Charset.forName(name);
        } catch (IOException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new LockkeeperException(
                    "LK-FLYWAY-ENCODING",
                    ExitCode.USAGE,
                    "The settings in %s%s are not valid: %s.".formatted(script, METADATA, e.getMessage()),
                    e);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static void requireDecodable(Path path, byte[] bytes, Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_8) && isAscii(bytes)) {
            return;
        }
        CharsetDecoder decoder = encoding.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.min(bytes.length + 1, 8192));
        CoderResult result;
        do {
            result = decoder.decode(in, out.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            int at = in.position();
            int line = 1;
            for (int i = 0; i < at; i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new LockkeeperException(
                    "LK-FLYWAY-ENCODING",
                    ExitCode.USAGE,
                    "%s is not %s: byte %d (0x%02x, line %d) does not belong there. Save the script as %s, or name its encoding in the project's settings."
                            .formatted(path, encoding.name(), at + 1, bytes[at], line, encoding.name()));
        }
    }
}
