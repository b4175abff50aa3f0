package org.lockkeeper.aftermath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.ServerNames;
import org.lockkeeper.guard.Trace.KnownDatabase;
import org.lockkeeper.guard.Trace.NewDatabase;
import org.lockkeeper.guard.Trace.RestoreProgram;

/** The databases of a server, and what they say of a restore or a swap. */
record DatabaseTraces(List<There> all) {
    /**
     * One of them.
     *
     * @param broken whether a drop of it was broken off, so that nobody can connect to it
     */
    record There(String name, long oid, boolean broken) {}

    static DatabaseTraces look(ReadSession session) {
        return new DatabaseTraces(session.query(
                ReadQuery.DATABASE_OIDS, row -> new There(row.text("name"), row.number("oid"), row.flag("broken"))));
    }

    /** Under which name it is there now, and what has its name. */
    String sentence(KnownDatabase known) {
        Optional<There> same = find(there -> there.oid() == known.oid());
        if (same.isPresent() && same.get().name().equals(known.name())) {
            return "The database %s is the one that it was%s.".formatted(known.name(), broken(same.get()));
        }
        String was = same.map(there -> "is called %s now%s".formatted(there.name(), broken(there)))
                .orElse("is not there any more");
        return "What was the database %s %s; %s."
                .formatted(
                        known.name(),
                        was,
                        find(there -> there.name().equals(known.name()))
                                .map(other -> "another one has its name%s".formatted(broken(other)))
                                .orElse("none has its name"));
    }

    /** Until a restore is whole, what it is made in is called otherwise. */
    String sentence(NewDatabase made) {
        List<String> parts = all.stream()
                .map(There::name)
                .filter(name -> ServerNames.isRestoring(name, made.name()))
                .toList();
        return find(there -> there.name().equals(made.name()))
                        .map(there -> "The database %s is there%s; whether it holds everything is not known."
                                .formatted(made.name(), broken(there)))
                        .orElse("There is no database %s.".formatted(made.name()))
                + (parts.isEmpty()
                        ? ""
                        : " What was restored of it is in %s: it is not whole and can be dropped."
                                .formatted(String.join(", ", parts)));
    }

    /** A program goes on when the process that started it is killed. */
    String sentence(ReadSession session, RestoreProgram program) {
        List<String> places = new ArrayList<>(List.of(program.database()));
        all.stream()
                .map(There::name)
                .filter(name -> ServerNames.isRestoring(name, program.database()))
                .forEach(places::add);
        String pids = places.stream()
                .flatMap(place -> programs(session, place).stream())
                .collect(Collectors.joining(", "));
        return pids.isEmpty()
                ? "No program restores into %s any more.".formatted(program.database())
                : "The program that restores into %s is still at work (pid %s).".formatted(program.database(), pids);
    }

    private static List<String> programs(ReadSession session, String database) {
        return session
                .query(
                        ReadQuery.DATABASE_SESSIONS,
                        row -> ChildPrograms.isOwnName(row.text("application"))
                                ? Optional.of(Long.toString(row.number("pid")))
                                : Optional.<String>empty(),
                        database)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<There> find(Predicate<There> which) {
        return all.stream().filter(which).findFirst();
    }

    private static String broken(There there) {
        return there.broken() ? ", left unusable by a drop that was broken off" : "";
    }
}
