package org.lockkeeper.ui.rewind;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.activity.LoggedProcess.Match;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.ActivityRecordings;
import org.lockkeeper.activity.record.NearReading;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.ui.Texts;

/** Where a process that a log tells of can be seen: at work, or in what was recorded then. For a job's thread. */
final class ProcessSearch {
    private final ActivityService service;
    private final ActivityRecordings recordings;

    ProcessSearch(ActivityService service, ActivityRecordings recordings) {
        this.service = service;
        this.recordings = recordings;
    }

    /** What is known of a process. */
    sealed interface Found {}

    /**
     * It is still there.
     *
     * @param doubt why it may be another one with its pid
     */
    record Live(Optional<String> doubt) implements Found {}

    /**
     * It was recorded, or others were then.
     *
     * @param at the reading to look at
     * @param doubt why it is not in it, or may be another one
     */
    record Past(Path file, Instant at, Optional<String> doubt) implements Found {}

    /** @param why in a sentence */
    record Nothing(String why) implements Found {}

    /**
     * Looks for it.
     *
     * @param environment a profile's name; empty where none is in focus
     */
    Found of(String environment, LoggedProcess process) {
        if (environment.isEmpty()) {
            return new Nothing(Texts.get("rewind.process.noEnvironment"));
        }
        Optional<String> unreachable = Optional.empty();
        try {
            Optional<Found> live = live(service.read(environment), process);
            if (live.isPresent()) {
                return live.get();
            }
        } catch (LockkeeperException e) {
            unreachable = Optional.of(e.sentence());
        }
        if (process.at().isEmpty()) {
            return new Nothing(
                    unreachable.orElseGet(() -> Texts.get("rewind.process.noTime", text(process.pid()), environment)));
        }
        Instant at = process.at().get();
        Optional<String> away = unreachable;
        return past(recordings.around(environment, at), process)
                .orElseGet(() -> new Nothing(away.map(
                                why -> Texts.get("rewind.process.unreachable", environment, at.toString(), why))
                        .orElseGet(() -> Texts.get(
                                "rewind.process.unrecorded", text(process.pid()), environment, at.toString()))));
    }

    private static Optional<Found> live(Reading now, LoggedProcess process) {
        return now.session(process.pid()).flatMap(session -> switch (process.compare(session)) {
            case SAME -> Optional.of(new Live(Optional.empty()));
            case UNKNOWN -> Optional.of(new Live(Optional.of(Texts.get("rewind.process.doubt", text(process.pid())))));
            case ANOTHER -> Optional.empty();
        });
    }

    /** A process may begin and end between two readings: of the two around a line either may have it. */
    private static Optional<Found> past(List<NearReading> near, LoggedProcess process) {
        for (Match wanted : List.of(Match.SAME, Match.UNKNOWN)) {
            Optional<Found> found = near.stream()
                    .filter(each -> each.reading()
                            .session(process.pid())
                            .filter(session -> process.compare(session) == wanted)
                            .isPresent())
                    .findFirst()
                    .map(each -> new Past(
                            each.file(),
                            each.reading().at(),
                            wanted == Match.SAME
                                    ? Optional.empty()
                                    : Optional.of(Texts.get("rewind.process.doubt", text(process.pid())))));
            if (found.isPresent()) {
                return found;
            }
        }
        return near.stream()
                .findFirst()
                .map(each -> new Past(
                        each.file(),
                        each.reading().at(),
                        Optional.of(Texts.get("rewind.process.missed", text(process.pid())))));
    }

    private static String text(int pid) {
        return Integer.toString(pid);
    }

    /** Why a search came to nothing. */
    static String words(Throwable failure) {
        return failure instanceof LockkeeperException known
                ? known.sentence()
                : Texts.get("rewind.process.failed", String.valueOf(failure.getMessage()));
    }
}
