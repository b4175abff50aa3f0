package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.TargetIdentity;

/** Redeems a clearance with its first connection and checks every later one against the same target. */
final class GuardedDataSource extends ConnectorDataSource {
    // DataSource is serialisable by the driver's choice; nobody serialises this one.
    private final transient Connector connector;
    private final transient Clearance<?> clearance;
    private final transient Optional<EngineGuide> guide;
    private boolean redeemed;

    GuardedDataSource(Connector connector, Clearance<?> clearance, Optional<EngineGuide> guide) {
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
            }
            accepted = true;
            return guide.isPresent()
                    ? CancellableConnection.wrap(connection, guide.get(), session.ownBackend())
                    : connection;
        } finally {
            if (!accepted) {
                connection.close();
            }
        }
    }
}
