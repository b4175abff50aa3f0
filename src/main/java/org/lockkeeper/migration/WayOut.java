package org.lockkeeper.migration;

import java.util.List;
import org.lockkeeper.guard.Operation.Resolution;

/**
 * Something that can be done about a run that did not end well.
 *
 * @param when in which case it is the right thing, and what has to be done first
 * @param effect what it changes and what follows, in sentences
 * @param before the rows of the history that it changes, as they are
 * @param after the same rows as they will be; what only the server knows is in angle brackets
 */
public record WayOut(Act act, String when, String effect, List<HistoryRow> before, List<HistoryRow> after) {
    public WayOut {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** One that leaves the history alone. */
    static WayOut beside(Act act, String when, String effect) {
        return new WayOut(act, when, effect, List.of(), List.of());
    }

    /** What is done. */
    public sealed interface Act {
        /** The word used in JSON. */
        String label();

        /** Prisma's resolve. */
        record Resolve(String migration, Resolution resolution) implements Act {
            @Override
            public String label() {
                return "resolve-" + resolution.label().replace(' ', '-');
            }
        }

        /** Flyway's repair. */
        record Repair() implements Act {
            @Override
            public String label() {
                return "repair";
            }
        }

        /** Run what is pending. */
        record Migrate() implements Act {
            @Override
            public String label() {
                return "migrate";
            }
        }

        /** Remove an index that is marked invalid. */
        record DropIndex(InvalidIndex index) implements Act {
            @Override
            public String label() {
                return "drop-index";
            }
        }

        /** End a session that holds the engine's lock. */
        record EndSession(LockSession session) implements Act {
            @Override
            public String label() {
                return "end-session";
            }
        }
    }
}
