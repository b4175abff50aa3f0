package org.lockkeeper.aftermath;

import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/**
 * A backend that was to be told something, and what has its pid now.
 *
 * @param start when the one that is meant was started
 * @param now empty where no backend has that pid
 */
record BackendTrace(int pid, Instant start, Optional<Now> now) {
    /**
     * What has the pid.
     *
     * @param start empty where the role may not see it
     */
    record Now(Optional<Instant> start, Optional<Instant> queryStart, String state) {
        boolean runs(Instant statement) {
            return queryStart.equals(Optional.of(statement))
                    && (state.equals("active") || state.equals("fastpath function call"));
        }

        String standing() {
            return state.isEmpty() ? "" : " (" + state + ")";
        }
    }

    static BackendTrace look(ReadSession session, int pid, Instant start) {
        return new BackendTrace(
                pid,
                start,
                session
                        .query(
                                ReadQuery.ACTIVITY_LOOK,
                                row -> new Now(
                                        row.optionalInstant("backend_start"),
                                        row.optionalInstant("query_start"),
                                        row.text("state")),
                                "{" + pid + "}")
                        .stream()
                        .findFirst());
    }

    /** Whether it is there. */
    String sentence() {
        return elseThan()
                .orElseGet(() -> "Pid %d of %s is still there%s."
                        .formatted(pid, start, now.orElseThrow().standing()));
    }

    /** Whether it runs the statement that was begun then. */
    String sentence(Instant begun) {
        return elseThan().orElseGet(() -> {
            Now there = now.orElseThrow();
            return there.runs(begun)
                    ? "Pid %d of %s still runs its statement of %s.".formatted(pid, start, begun)
                    : "Pid %d of %s is there and does not run its statement of %s any more%s."
                            .formatted(pid, start, begun, there.standing());
        });
    }

    /** Empty where it is exactly the one that is meant. */
    private Optional<String> elseThan() {
        String gone = "Pid %d of %s is not there any more".formatted(pid, start);
        if (now.isEmpty()) {
            return Optional.of(gone + ".");
        }
        Optional<Instant> there = now.get().start();
        if (there.isEmpty()) {
            return Optional.of(
                    "A backend with pid %d is there, and the profile's role may not see since when: whether it is the one of %s is not known."
                            .formatted(pid, start));
        }
        return there.get().equals(start)
                ? Optional.empty()
                : Optional.of(gone + "; another backend has its pid, of " + there.get() + ".");
    }
}
