package org.lockkeeper.ui.logs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.mark.Anchor;
import org.lockkeeper.logs.mark.Bookmark;
import org.lockkeeper.logs.mark.BookmarkFinder;
import org.lockkeeper.logs.mark.Bookmarks;
import org.lockkeeper.logs.mark.Placed;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** What a person marked in an open log: its bookmarks, as far as it was looked through, and what rules colour and alert of. For the toolkit's thread. */
final class MarksViewModel {
    private final LogFile file;
    private final RulesViewModel rules;
    private final FollowAlerts alerts;
    private final Bookmarks bookmarks;
    private final BookmarkFinder finder;
    private final TaskRunner quiet;
    private final Consumer<Throwable> failed;
    private final Map<String, List<Bookmark>> kept = new HashMap<>();
    private final Map<Anchor, String> removedNotes = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Placed>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<LogSide> side = new SimpleObjectProperty<>(LogSide.NOTHING);
    private final ObjectProperty<Optional<SelectedEntry>> noting = new SimpleObjectProperty<>(Optional.empty());
    private NavigableMap<Long, Placed> byLine = new TreeMap<>();
    private List<String> folders = List.of();
    private boolean working;
    private boolean again;

    /**
     * @param quiet for what nobody needs to see listed
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     */
    MarksViewModel(LogViewModel log, LogMemory memory, TaskRunner quiet, Executor toolkit) {
        this.file = log.file();
        this.rules = memory.rules();
        this.alerts = new FollowAlerts(log, memory, quiet, toolkit);
        this.bookmarks = memory.bookmarks();
        this.finder = new BookmarkFinder(file);
        this.quiet = quiet;
        this.failed = log::fail;
    }

    /** The highlight rules, which are those of the workspace. */
    RulesViewModel rules() {
        return rules;
    }

    /** What its new lines alert of while it is followed. */
    FollowAlerts alerts() {
        return alerts;
    }

    /** Those that were found, in the log's order. */
    ReadOnlyObjectProperty<List<Placed>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What stands beside the log. */
    ObjectProperty<LogSide> sideProperty() {
        return side;
    }

    /** The entry at which a note is being written. */
    ObjectProperty<Optional<SelectedEntry>> notingProperty() {
        return noting;
    }

    /** How many bookmarks its folders have that are not in it. */
    int elsewhere() {
        return kept.values().stream().mapToInt(List::size).sum() - shown.get().size();
    }

    /** What a turn of looking found. */
    private record Found(
            List<String> folders,
            Map<String, List<Bookmark>> read,
            List<Placed> placed,
            Optional<LockkeeperException> problem) {}

    /** The log was looked through further, or has other lines. */
    void update() {
        if (working) {
            again = true;
            return;
        }
        working = true;
        again = false;
        Map<String, List<Bookmark>> known = Map.copyOf(kept);
        List<String> before = folders;
        quiet.start(
                Job.brief(Texts.get("logs.bookmarks.reading"), (_, _) -> look(known, before)), this::take, problem -> {
                    failed.accept(problem);
                    rest();
                });
    }

    private Found look(Map<String, List<Bookmark>> known, List<String> before) {
        Map<String, List<Bookmark>> read = new HashMap<>(known);
        Optional<LockkeeperException> problem = Optional.empty();
        List<String> now = finder.folders();
        for (String folder : now) {
            if (!before.contains(folder)) {
                try {
                    read.put(folder, bookmarks.of(folder));
                } catch (LockkeeperException e) {
                    // The log can be read without them; what cannot be read is told once and not asked for again.
                    problem = Optional.of(e);
                }
            }
        }
        List<Bookmark> all = read.values().stream().flatMap(List::stream).toList();
        return new Found(now, read, all.isEmpty() ? List.of() : finder.find(all), problem);
    }

    private void take(Found found) {
        folders = found.folders();
        found.read().forEach(kept::putIfAbsent);
        show(found.placed());
        found.problem().ifPresent(failed);
        rest();
    }

    private void rest() {
        working = false;
        if (again) {
            update();
        }
    }

    private void show(List<Placed> placed) {
        if (!placed.equals(shown.get())) {
            NavigableMap<Long, Placed> lines = new TreeMap<>();
            placed.forEach(each -> lines.put(each.line(), each));
            byLine = lines;
            shown.set(List.copyOf(placed));
        }
    }

    /** The bookmark of the entry that a line (from 0) belongs to. */
    Optional<Placed> at(long line) {
        return Optional.ofNullable(byLine.floorEntry(line))
                .map(Map.Entry::getValue)
                .filter(placed -> placed.covers(line));
    }

    /** The first bookmark behind the entry of a line, or the last one before it. */
    OptionalLong beside(OptionalLong line, boolean forward) {
        Optional<Map.Entry<Long, Placed>> found = line.isEmpty()
                ? Optional.ofNullable(forward ? byLine.firstEntry() : byLine.lastEntry())
                : Optional.ofNullable(
                        forward ? byLine.higherEntry(line.getAsLong()) : byLine.lowerEntry(line.getAsLong()));
        return found.stream().mapToLong(Map.Entry::getKey).findFirst();
    }

    /** In which of so many stretches of the log, of equally many entries, there are bookmarks. */
    boolean[] stretches(int count) {
        long[] cuts = file.cuts(count);
        boolean[] marked = new boolean[count];
        for (int i = 0; i < count; i++) {
            marked[i] = between(cuts[i], cuts[i + 1]).isPresent();
        }
        return marked;
    }

    /** The first bookmark from a line on, before another one. */
    OptionalLong between(long from, long to) {
        Long line = byLine.ceilingKey(from);
        return line == null || line >= to ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /** Marks the entry of a line, or takes its bookmark away. Marked again, it has its note again as long as the log is open. */
    void turn(long line) {
        at(line).ifPresentOrElse(this::remove, () -> keep(line, Optional.empty()));
    }

    /** Takes a bookmark away. */
    void remove(Placed placed) {
        Bookmark bookmark = placed.bookmark();
        if (!bookmark.note().isEmpty()) {
            removedNotes.put(bookmark.anchor(), bookmark.note());
        }
        change(() -> bookmarks.remove(bookmark), bookmark);
    }

    /** Writes a note at the entry of a line, which is marked with it; an empty one takes the note away and leaves the mark. */
    void note(long line, String words) {
        keep(line, Optional.of(words));
    }

    private void keep(long line, Optional<String> note) {
        Map<Anchor, String> notes = Map.copyOf(removedNotes);
        quiet.start(
                Job.brief(
                        Texts.get("logs.bookmarks.keeping"),
                        (_, _) -> finder.make(line)
                                .map(made -> made.withNote(note.orElse(notes.getOrDefault(made.anchor(), ""))))),
                made -> made.ifPresent(bookmark -> change(() -> bookmarks.put(bookmark), bookmark)),
                failed);
    }

    private void change(Supplier<List<Bookmark>> work, Bookmark bookmark) {
        quiet.start(
                Job.brief(Texts.get("logs.bookmarks.keeping"), (_, _) -> work.get()),
                all -> {
                    kept.put(BookmarkFinder.folder(bookmark.file()), all);
                    update();
                },
                failed);
    }
}
