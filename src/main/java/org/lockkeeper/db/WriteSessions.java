package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.TargetIdentity;

/**
 * Sessions that carry out one operation together, each on a connection of its own. The first redeems the clearance; each further one
 * must lead to the same target.
 */
public final class WriteSessions {
    private final ConnectionProfile profile;
    private final Connector connector;
    private final Clearance<?> clearance;
    private boolean redeemed;

    WriteSessions(ConnectionProfile profile, Connector connector, Clearance<?> clearance) {
        this.profile = profile;
        this.connector = connector;
        this.clearance = clearance;
    }

    /**
     * Opens a further one.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if the clearance does not hold for what is connected
     * @throws DbException if the server cannot be reached, or has no connection left
     */
    public WriteSession open() {
        Connection connection = connector.openForWriting();
        boolean opened = false;
        try {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            accept(new ReadSession(profile, connection, major, false).writableTarget());
            opened = true;
            return new WriteSession(profile, connection, clearance, major);
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        } finally {
            if (!opened) {
                Database.closeQuietly(connection);
            }
        }
    }

    private synchronized void accept(TargetIdentity identity) {
        if (redeemed) {
            clearance.requireTarget(identity);
        } else {
            clearance.redeem(identity);
            redeemed = true;
        }
    }
}
