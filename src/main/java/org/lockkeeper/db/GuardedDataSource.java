package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.TargetIdentity;

/** Redeems a clearance with its first connection and checks every later one against the same target. */
final class GuardedDataSource extends ConnectorDataSource {
    // DataSource is serialisable by the driver's choice; nobody serialises this one.
    private final transient Connector connector;
    private final transient Clearance<?> clearance;
    private final transient EngineGuide guide;
    private boolean redeemed;

    GuardedDataSource(Connector connector, Clearance<?> clearance, EngineGuide guide) {
        super(connector::openForEngine);
        this.connector = connector;
        this.clearance = clearance;
        this.guide = guide;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        boolean accepted = false;
        try {
            ReadSession session = new ReadSession(
                    connector.profile(), connection, connection.getMetaData().getDatabaseMajorVersion(), false);
            TargetIdentity identity = session.writableTarget();
            if (redeemed) {
                clearance.requireTarget(identity);
            } else {
                clearance.redeem(identity);
                redeemed = true;
                guide.redeemed(session);
            }
            accepted = true;
            return CancellableConnection.wrap(connection, guide, session.ownBackend());
        } finally {
            if (!accepted) {
                connection.close();
            }
        }
    }
}
