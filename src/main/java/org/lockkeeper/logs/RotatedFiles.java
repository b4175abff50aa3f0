package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.slf4j.LoggerFactory;

/**
 * The files of a folder in the order in which they were written: by the first time in each, and where one has none by when it was last changed. Names
 * do not tell: some programs count up, others down, others write dates.
 */
final class RotatedFiles {
    /** Names of what is no log: keys, locks, sockets' files and hidden ones. */
    private static final String LOGS =
            "(?i)[^.].*(log|csv|json|out|txt|err)(([-._]?[0-9]++)*([-._][0-9T_-]+)?)(\\.(gz|zst))?|[^.].*[-_.][0-9]+(\\.(gz|zst))?";

    /** How names of packed files end that are not unpacked here. */
    private static final Pattern FOREIGN = Pattern.compile("(?i)(.*)\\.(xz|bz2|lz4|lzma|zip|7z|z)");

    private static final int FIRST_LINES = 50;

    private final List<Path> full = new ArrayList<>();
    private final List<Path> empty = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final OpenFiles files;

    private RotatedFiles(OpenFiles files) {
        this.files = files;
    }

    /**
     * What of a folder is one log.
     *
     * @param remarks what was left out and why, in sentences
     */
    record Found(List<Path> files, List<String> remarks) {}

    /**
     * Finds them.
     *
     * @param files opens them, and keeps them open
     * @throws LockkeeperException if there are none that can be read
     */
    static Found in(Path folder, OpenFiles files) throws IOException {
        return new RotatedFiles(files).find(folder);
    }

    private Found find(Path folder) throws IOException {
        list(folder);
        if (full.isEmpty() && empty.isEmpty()) {
            throw new LockkeeperException(
                    "LK-LOG-FOLDER",
                    ExitCode.USAGE,
                    "There are no log files in the folder %s; name a file, or the folder that log_directory names. %s"
                            .formatted(folder, String.join(" ", remarks))
                            .strip());
        }
        SideBySide sides = new SideBySide(full, files);
        sides.chosen().ifPresent(ending -> {
            remarks.add(sides.words(ending));
            full.removeIf(file -> LogEnding.of(name(file)) != ending);
            empty.removeIf(file -> LogEnding.of(name(file)) != ending);
        });
        List<Path> all = new ArrayList<>(inOrder());
        begun(all).ifPresent(all::add);
        return new Found(all, List.copyOf(remarks));
    }

    private void list(Path folder) throws IOException {
        List<String> foreign = new ArrayList<>();
        try (Stream<Path> names = Files.list(folder)) {
            for (Path file : names.sorted().toList()) {
                Matcher packed = FOREIGN.matcher(name(file));
                if (packed.matches() && packed.group(1).matches(LOGS)) {
                    foreign.add(name(file));
                } else if (Files.isRegularFile(file) && name(file).matches(LOGS)) {
                    size(file).ifPresent(bytes -> (bytes > 0 ? full : empty).add(file));
                }
            }
        }
        if (!foreign.isEmpty()) {
            remarks.add(
                    "Left out, since they are packed in a way that is not unpacked here (gzip and zstd are): %s. Unpack them first."
                            .formatted(String.join(", ", foreign)));
        }
    }

    /** What has to be said of a file that is opened as it is. */
    static String packed(Path file, String packing) {
        return "%s is packed with %s, which is not unpacked here (gzip and zstd are): what is shown and searched are its packed bytes. Unpack it first."
                .formatted(file.getFileName(), packing);
    }

    /** Empty where it is gone since the folder was read: rotation goes on meanwhile. */
    private static OptionalLong size(Path file) throws IOException {
        try {
            return OptionalLong.of(Files.size(file));
        } catch (NoSuchFileException e) {
            LoggerFactory.getLogger(RotatedFiles.class).debug("{} is gone again", file, e);
            return OptionalLong.empty();
        }
    }

    private record Dated(Path file, Instant first) {}

    /** One that cannot be read is told and left out; where none can be, that is thrown. */
    private List<Path> inOrder() throws IOException {
        List<Dated> dated = new ArrayList<>();
        Optional<LockkeeperException> problem = Optional.empty();
        for (Path file : full) {
            try {
                dated.add(new Dated(file, firstTime(file)));
            } catch (LockkeeperException e) {
                problem = problem.or(() -> Optional.of(e));
                remarks.add("%s is left out: %s".formatted(file.getFileName(), e.sentence()));
            }
        }
        if (dated.isEmpty() && problem.isPresent()) {
            throw problem.get();
        }
        return dated.stream()
                .sorted(Comparator.comparing(Dated::first))
                .map(Dated::file)
                .toList();
    }

    private Instant firstTime(Path file) throws IOException {
        JoinedBytes bytes = files.bytes(file);
        LineCutter cutter = new LineCutter(bytes, files.format(file));
        return cutter.lines(new LineIndex.Block(0, 0), 0, FIRST_LINES).stream()
                .flatMap(line -> line.time().stream())
                .findFirst()
                .orElse(changed(file).toInstant());
    }

    /** The empty file in which the log goes on: one that was begun after its last file, or that has the name which that one had. */
    private Optional<Path> begun(List<Path> all) throws IOException {
        Optional<Path> newest = Optional.empty();
        for (Path file : empty) {
            if (all.isEmpty() || goesOn(all.getLast(), file)) {
                newest = newest.isPresent() && changed(newest.get()).compareTo(changed(file)) > 0
                        ? newest
                        : Optional.of(file);
            }
        }
        return newest;
    }

    private static boolean goesOn(Path last, Path file) throws IOException {
        boolean later = NameShape.same(name(last), name(file)) && changed(file).compareTo(changed(last)) >= 0;
        return later || name(last).startsWith(name(file));
    }

    /** When it was last written to; long ago where it is gone since the folder was read. */
    static FileTime changed(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException e) {
            LoggerFactory.getLogger(RotatedFiles.class).debug("{} is gone again", file, e);
            return FileTime.fromMillis(0);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }
}
