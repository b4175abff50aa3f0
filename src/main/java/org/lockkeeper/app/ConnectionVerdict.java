package org.lockkeeper.app;

import java.time.Duration;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.db.ConnectionTest;
import org.lockkeeper.db.ConnectionTest.Connected;
import org.lockkeeper.db.ConnectionTest.Failed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.Workspaces.Tested;

/** A connection's test as one sentence. */
final class ConnectionVerdict {
    private ConnectionVerdict() {}

    static Tested of(ConnectionProfile profile, SecretSource secrets) {
        return switch (ConnectionTest.run(profile, secrets)) {
            case Connected found -> new Tested(true, sentence(found));
            case Failed failed -> new Tested(false, failed.failure().sentence());
        };
    }

    private static String sentence(Connected found) {
        return Texts.get(
                found.facts().inRecovery() ? "profile.tested.standby" : "profile.tested.primary",
                found.facts().user(),
                found.facts().version().text(),
                found.tls().orElseGet(() -> Texts.get("profile.tested.no.tls")),
                millis(found.connecting()),
                millis(found.roundTrip()));
    }

    private static String millis(Duration length) {
        return "%.1f ms".formatted(length.toNanos() / 1e6);
    }
}
