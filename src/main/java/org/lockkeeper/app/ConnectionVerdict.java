package org.lockkeeper.app;

import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.Workspaces.Tested;

/** A connection's test as one sentence. */
final class ConnectionVerdict {
    private ConnectionVerdict() {}

    static Tested of(ConnectionProfile profile, SecretSource secrets) {
        try (Database database = new Database(profile, secrets);
                ReadSession session = database.read()) {
            ServerFacts facts = session.facts();
            return new Tested(
                    true,
                    Texts.get(
                            facts.inRecovery() ? "profile.tested.standby" : "profile.tested.primary",
                            facts.user(),
                            facts.version().text()));
        } catch (LockkeeperException e) {
            return new Tested(false, e.sentence());
        }
    }
}
