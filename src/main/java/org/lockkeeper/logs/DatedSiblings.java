package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockkeeper.logs.bytes.FileIdentity;
import org.slf4j.LoggerFactory;

/**
 * The files beside a followed one in which its log may go on: those whose names differ in date or number alone. PostgreSQL writes to a new name at each
 * rotation, or, where its names come again each week or day, to a file that it empties first (log_truncate_on_rotation).
 */
final class DatedSiblings {
    private final Optional<NameShape> shape;
    private final Map<Path, Long> known = new HashMap<>();
    private Path current;
    private FileTime changed = FileTime.fromMillis(0);

    private DatedSiblings(Path current, Optional<NameShape> shape) {
        this.current = current;
        this.shape = shape;
    }

    /** None: a folder may let its files be read and itself not. */
    private static DatedSiblings none(Path file, IOException why) {
        LoggerFactory.getLogger(DatedSiblings.class).debug("what lies beside {} cannot be seen", file, why);
        return new DatedSiblings(file, Optional.empty());
    }

    /** Those beside a file. What has lines already is known, and not what the log goes on in. */
    static DatedSiblings of(Path file) {
        DatedSiblings siblings = new DatedSiblings(file, NameShape.of(name(file)));
        try {
            for (Sibling each : siblings.list()) {
                if (each.attributes().size() > 0) {
                    siblings.known.put(each.file(), each.attributes().size());
                }
            }
            return siblings;
        } catch (IOException e) {
            return none(file, e);
        }
    }

    /**
     * The file that the log goes on in. Where several came, the oldest of them.
     *
     * @param read whether it is one of the files that were followed so far, which may have got other names
     * @return empty while there is none
     */
    Optional<Path> next(Predicate<FileIdentity> read) throws IOException {
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        List<Sibling> all = list();
        all.stream()
                .filter(each -> each.file().equals(current))
                .findFirst()
                .ifPresent(each -> changed = each.attributes().lastModifiedTime());
        return all.stream()
                .filter(each -> !each.file().equals(current))
                .filter(each -> each.attributes().lastModifiedTime().compareTo(changed) >= 0)
                .filter(each -> known.containsKey(each.file()) || !read.test(FileIdentity.of(each.attributes())))
                .filter(each -> each.attributes().size() < known.getOrDefault(each.file(), Long.MAX_VALUE))
                .min(Comparator.comparing((Sibling each) -> each.attributes().lastModifiedTime())
                        .thenComparing(Sibling::file))
                .map(Sibling::file);
    }

    /** Whether it was there before, and has been emptied since. */
    boolean isReused(Path file) {
        return known.containsKey(file);
    }

    /**
     * The log goes on in that one.
     *
     * @param size what the one before it had in the end
     */
    void took(Path file, long size) {
        known.put(current, size);
        current = file;
        changed = FileTime.fromMillis(0);
    }

    private List<Sibling> list() throws IOException {
        List<Sibling> found = new ArrayList<>();
        if (shape.isPresent()) {
            try (Stream<Path> files = Files.list(current.toAbsolutePath().getParent())) {
                for (Path file : files.toList()) {
                    if (NameShape.of(name(file)).equals(shape)) {
                        sibling(current.resolveSibling(file.getFileName())).ifPresent(found::add);
                    }
                }
            } catch (NoSuchFileException e) {
                // The folder is gone, and what lay beside the file with it.
                return List.of();
            }
        }
        return found;
    }

    /** Empty where it is no file, or was removed since the folder was read. */
    private static Optional<Sibling> sibling(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(new Sibling(file, attributes)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private record Sibling(Path file, BasicFileAttributes attributes) {}
}
