package org.lockkeeper.ui.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;

/** Sessions of the past as they are now, where they still are: only to those can something be done. */
final class Present {
    private Present() {}

    /** Why nothing can be done to them; empty where each is still there, and runs what was seen where that is to be cancelled. */
    static Optional<String> refusal(Shown time, Optional<Snapshot> live, boolean whole, List<Session> sessions) {
        return switch (time) {
            case NOW -> Optional.empty();
            case FILE -> Optional.of(Texts.get("activity.refuse.recording"));
            case PAST -> {
                List<Session> now = of(time, live, sessions);
                if (now.size() < sessions.size()) {
                    yield Optional.of(Texts.get("activity.refuse.past"));
                }
                boolean same = true;
                for (int i = 0; i < now.size(); i++) {
                    same &= now.get(i).queryStart().equals(sessions.get(i).queryStart());
                }
                yield whole || same ? Optional.empty() : Optional.of(Texts.get("activity.refuse.other"));
            }
        };
    }

    /** Those that are still there, as they were seen last. */
    static List<Session> of(Shown time, Optional<Snapshot> live, List<Session> sessions) {
        return time == Shown.NOW
                ? sessions
                : among(live.map(now -> now.reading().sessions()).orElse(List.of()), sessions);
    }

    /** Those that are still there, as they are now. With each reading, and perhaps of thousands: each is looked at once. */
    static List<Session> among(List<Session> now, List<Session> then) {
        if (then.isEmpty()) {
            return then;
        }
        Map<Integer, Session> there = HashMap.newHashMap(now.size());
        now.forEach(session -> there.put(session.pid(), session));
        return then.stream()
                .flatMap(session -> Optional.ofNullable(there.get(session.pid())).stream()
                        .filter(still -> still.key().equals(session.key())))
                .toList();
    }
}
