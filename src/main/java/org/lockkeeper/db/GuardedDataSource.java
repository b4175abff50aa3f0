package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.TargetIdentity;

/** Redeems a clearance with its first connection and checks every later one against the same target. */
final class GuardedDataSource extends ConnectorDataSource {
    private final Clearance<?> clearance;
    private boolean redeemed;

    GuardedDataSource(Connector connector, Clearance<?> clearance) {
        super(connector::openForEngine);
        this.clearance = clearance;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        boolean accepted = false;
        try {
            TargetIdentity identity = new ReadSession(
                            connection, connection.getMetaData().getDatabaseMajorVersion(), false)
                    .facts()
                    .identity();
            if (redeemed) {
                clearance.requireTarget(identity);
            } else {
                clearance.redeem(identity);
                redeemed = true;
            }
            accepted = true;
            return connection;
        } finally {
            if (!accepted) {
                connection.close();
            }
        }
    }
}
