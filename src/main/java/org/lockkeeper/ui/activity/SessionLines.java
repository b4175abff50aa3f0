package org.lockkeeper.ui.activity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lockkeeper.activity.SessionKey;

/**
 * The table's lines, brought up to date in place: what stays keeps its object, what is gone is taken out, what is new is put in, and the
 * order changes only where it is another one. Clients come first, the server's own processes as a group behind them, under a heading, which
 * stands alone where they are folded; a parallel worker stands behind its leader where that is unfolded.
 */
final class SessionLines {
    private static final int CLIENTS = 0;
    private static final int HEADING = 1;
    private static final int BACKGROUND = 2;

    private final ObservableList<TableLine> lines = FXCollections.observableArrayList();
    private final GroupLine heading = new GroupLine();
    /** By pid, which is quicker to look up than the whole key; a pid that was used again is another line. */
    private Map<Integer, SessionLine> known = Map.of();

    private Set<TableLine> there = Set.of();
    private int hidden;

    private final Set<Integer> unfolded = new HashSet<>();
    private Comparator<SessionFacts> order =
            Comparator.comparingInt(f -> f.session().pid());

    ObservableList<TableLine> lines() {
        return lines;
    }

    Optional<SessionLine> line(SessionKey key) {
        return Optional.ofNullable(known.get(key.pid()))
                .filter(line -> line.facts().session().key().equals(key))
                .filter(there::contains);
    }

    void sort(Comparator<SessionFacts> wanted) {
        order = wanted;
        arrange();
    }

    /** The line of a leader; empty where it is not shown. */
    Optional<SessionLine> leader(int pid) {
        return Optional.ofNullable(known.get(pid)).filter(there::contains);
    }

    /** How many clients the filter left out. */
    int hidden() {
        return hidden;
    }

    GroupLine heading() {
        return heading;
    }

    boolean isUnfolded(int leader) {
        return unfolded.contains(leader);
    }

    /** Shows or hides the parallel workers of a leader, from the next update on. */
    void turn(int leader) {
        if (!unfolded.remove(leader)) {
            unfolded.add(leader);
        }
    }

    /**
     * Shows a moment.
     *
     * @param background whether the server's own processes are shown
     */
    void update(List<SessionFacts> all, Predicate<SessionFacts> filter, boolean background) {
        List<SessionLine> now = know(all);
        List<TableLine> wanted = new ArrayList<>(all.size());
        int processes = 0;
        int leftOut = 0;
        for (SessionLine line : now) {
            if (isShown(line.facts(), filter)) {
                processes += line.isBackground() ? 1 : 0;
                if (background || group(line) == CLIENTS) {
                    wanted.add(line);
                }
            } else if (line.facts().session().isClient()) {
                leftOut++;
            }
        }
        hidden = leftOut;
        heading.show(new LineFacts.Group(processes, background));
        // A folded group alone would stand where the table says that nobody is there.
        if (processes > 0 && !wanted.isEmpty()) {
            wanted.add(heading);
        }
        settle(wanted);
        arrange();
    }

    /** A line for each session, the one that it has already where it has one. */
    private List<SessionLine> know(List<SessionFacts> all) {
        Map<Integer, SessionLine> before = known;
        Map<Integer, SessionLine> now = HashMap.newHashMap(all.size());
        List<SessionLine> each = new ArrayList<>(all.size());
        for (SessionFacts facts : all) {
            SessionLine line = before.get(facts.session().pid());
            if (line == null
                    || !line.facts().session().key().equals(facts.session().key())) {
                line = new SessionLine(facts);
            } else {
                line.show(facts);
            }
            now.put(facts.session().pid(), line);
            each.add(line);
        }
        known = now;
        return each;
    }

    /** In one change each: the table goes over its rows for it. */
    private void settle(List<TableLine> wanted) {
        Set<TableLine> before = there;
        Set<TableLine> stay = new HashSet<>(wanted);
        if (stay.equals(before)) {
            return;
        }
        there = stay;
        lines.retainAll(stay);
        List<TableLine> added =
                wanted.stream().filter(line -> !before.contains(line)).toList();
        if (!added.isEmpty()) {
            lines.addAll(added);
        }
    }

    private boolean isShown(SessionFacts facts, Predicate<SessionFacts> filter) {
        return facts.session()
                        .leader()
                        .filter(leader -> !unfolded.contains(leader))
                        .isEmpty()
                && filter.test(facts);
    }

    /** Only where it is another order: the table would follow, but everything would be laid out anew. */
    private void arrange() {
        Comparator<SessionLine> sessions = Comparator.comparing(this::head, order)
                .thenComparingInt(line -> head(line).session().pid())
                .thenComparing(line -> line.facts().session().leader().isPresent())
                .thenComparingInt(line -> line.facts().session().pid());
        Comparator<TableLine> comparator = Comparator.comparingInt(this::group)
                .thenComparing((one, other) -> switch (one) {
                    case SessionLine line when other instanceof SessionLine second -> sessions.compare(line, second);
                    case SessionLine _, GroupLine _ -> 0;
                });
        if (!isSorted(comparator)) {
            FXCollections.sort(lines, comparator);
        }
    }

    private boolean isSorted(Comparator<TableLine> comparator) {
        for (int i = 1; i < lines.size(); i++) {
            if (comparator.compare(lines.get(i - 1), lines.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** A worker belongs where its leader does, which can be one of logical replication's. */
    private int group(TableLine line) {
        return switch (line) {
            case SessionLine session -> head(session).session().isBackground() ? BACKGROUND : CLIENTS;
            case GroupLine _ -> HEADING;
        };
    }

    /** A worker's leader, beside which it stands; else the session itself. */
    private SessionFacts head(SessionLine line) {
        Optional<Integer> leader = line.facts().session().leader();
        if (leader.isEmpty()) {
            return line.facts();
        }
        SessionLine first = known.get(leader.get());
        return first == null ? line.facts() : first.facts();
    }
}
