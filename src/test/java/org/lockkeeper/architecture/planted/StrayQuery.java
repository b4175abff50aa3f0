package org.lockkeeper.architecture.planted;

import java.time.Duration;
import org.lockkeeper.db.CheckAnswer;
import org.lockkeeper.db.CheckSession;
import org.lockkeeper.task.CancelToken;

/** Runs a text as a query where no check is run. */
public final class StrayQuery {
    CheckAnswer run(CheckSession session) {
        return session.ask("select 1", Duration.ofSeconds(1), 1, new CancelToken());
    }
}
