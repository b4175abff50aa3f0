package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.logs.FollowedLog;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.ui.Texts;

/** What became of a log's file, in a sentence. */
final class ChangeWords {
    private ChangeWords() {}

    /** What was said of how it was opened; empty where nothing was. */
    static Optional<String> of(List<String> remarks) {
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", remarks));
    }

    /** Empty where nothing has to be told. */
    static Optional<String> of(LogFile file, FollowedLog.Turn turn) {
        String part = file.parts().getLast();
        return switch (turn.change()) {
            case NONE, GREW -> Optional.empty();
            case ROTATED -> Optional.of(Texts.get("logs.change.rotated", part));
            case TRUNCATED -> Optional.of(Texts.get("logs.change.truncated", part));
            case GONE -> Optional.of(Texts.get("logs.change.gone", part));
            case UNREADABLE -> Optional.of(Texts.get("logs.change.unreadable", turn.why()));
            case BACK -> Optional.of(Texts.get("logs.change.back", part));
        };
    }
}
