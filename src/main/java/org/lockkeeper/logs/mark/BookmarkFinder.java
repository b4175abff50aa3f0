package org.lockkeeper.logs.mark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogLine;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.format.LogEntry;

/**
 * Makes bookmarks of an open log's entries and finds them again, as far as the log was looked through. What was found or found absent is remembered
 * until the log is read anew. One thread uses it at a time.
 */
public final class BookmarkFinder {
    private static final int KEPT_TEXT = 200;

    private final LogFile file;
    private final Map<Head, String> heads = new HashMap<>();
    private final Map<Question, Optional<Placed>> answers = new HashMap<>();
    private int beginnings;

    private record Head(long start, int bytes) {}

    private record Question(long start, Anchor anchor) {}

    public BookmarkFinder(LogFile file) {
        this.file = file;
        this.beginnings = file.beginnings();
    }

    /** The folders of its files, by which bookmarks are kept: a rotated file stays in its folder. */
    public List<String> folders() {
        return file.parts().stream().map(BookmarkFinder::folder).distinct().toList();
    }

    /** The folder of a file; of a server's file, with the environment's name before it. */
    public static String folder(String part) {
        int cut = Math.max(part.lastIndexOf('/'), part.lastIndexOf('\\'));
        return cut <= 0 ? part.substring(0, cut + 1) : part.substring(0, cut);
    }

    /** A bookmark of the entry that a line (from 0) belongs to; empty where it is not there (any more). May run beside {@link #find}. */
    public Optional<Bookmark> make(long of) {
        LogFile.Entry entry = file.entry(of);
        Optional<LogLine> found =
                file.lines(entry.firstLine(), entry.firstLine() + 1).stream().findFirst();
        return found.map(line -> {
            JoinedBytes.Place place = place(line.offset());
            long offset = line.offset() - place.start();
            int before = (int) Math.min(Anchor.MOST_BEFORE, offset);
            int bytes = (int) Math.min(Anchor.MOST_LINE, line.bytes());
            int head = (int) Math.min(Anchor.MOST_HEAD, offset + line.bytes());
            Anchor anchor = new Anchor(
                    offset,
                    head,
                    hash(place.start(), head),
                    before,
                    bytes,
                    hash(line.offset() - before, before + bytes));
            LogEntry told = entry.entry();
            return new Bookmark(place.name(), anchor, told.time(), told.severity(), text(told.message()), "");
        });
    }

    private static String text(String message) {
        String line = SecretMask.MASK
                .of(message.length() <= KEPT_TEXT * 4 ? message : message.substring(0, KEPT_TEXT * 4))
                .lines()
                .findFirst()
                .orElse("");
        return line.length() <= KEPT_TEXT ? line : line.substring(0, KEPT_TEXT) + "…";
    }

    private JoinedBytes.Place place(long offset) {
        List<JoinedBytes.Place> places = file.places();
        int i = places.size() - 1;
        while (i > 0 && places.get(i).start() > offset) {
            i--;
        }
        return places.get(i);
    }

    /** Those of the bookmarks whose entries are in the log, in its order. */
    public List<Placed> find(List<Bookmark> bookmarks) {
        if (beginnings != file.beginnings()) {
            beginnings = file.beginnings();
            heads.clear();
            answers.clear();
        }
        List<Placed> found = new ArrayList<>();
        List<JoinedBytes.Place> places = file.places();
        long seen = file.indexedBytes();
        for (int i = 0; i < places.size(); i++) {
            JoinedBytes.Place place = places.get(i);
            long end = i + 1 < places.size() ? Math.min(seen, places.get(i + 1).start()) : seen;
            for (Bookmark bookmark : bookmarks) {
                if (folder(place.name()).equals(folder(bookmark.file()))) {
                    find(place.start(), end, bookmark).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparingLong(Placed::line));
        return found;
    }

    /** Where the log is not known far enough, nothing is decided yet. */
    private Optional<Placed> find(long start, long end, Bookmark bookmark) {
        Anchor anchor = bookmark.anchor();
        long line = start + anchor.offset();
        if (line + anchor.bytes() > end || start + anchor.headBytes() > end) {
            return Optional.empty();
        }
        Question question = new Question(start, anchor);
        Optional<Placed> answer = answers.get(question);
        if (answer == null) {
            answer = stands(start, anchor) ? at(line, bookmark) : Optional.empty();
            answers.put(question, answer);
        }
        return answer.map(placed -> new Placed(placed.line(), placed.lines(), bookmark));
    }

    private boolean stands(long start, Anchor anchor) {
        return heads.computeIfAbsent(new Head(start, anchor.headBytes()), head -> hash(head.start(), head.bytes()))
                        .equals(anchor.head())
                && hash(start + anchor.offset() - anchor.before(), anchor.before() + anchor.bytes())
                        .equals(anchor.line());
    }

    private Optional<Placed> at(long offset, Bookmark bookmark) {
        long line = file.lineFrom(offset);
        return file.lines(line, line + 1).stream()
                .filter(each -> each.offset() == offset)
                .findFirst()
                .map(each -> new Placed(line, file.entry(line).lines(), bookmark));
    }

    private String hash(long offset, int count) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(file.read(offset, count)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A name for a folder's own file of bookmarks. */
    static String name(String folder) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(folder.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
