package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.TargetIdentity;

/** Redeems a clearance with its first connection and checks every later one against the same target. */
final class GuardedDataSource extends ConnectorDataSource {
    // DataSource is serialisable by the driver's choice; nobody serialises this one.
    private final transient Connector connector;
    private final transient Clearance<?> clearance;
    private final transient UnaryOperator<Connection> wrapper;
    private boolean redeemed;

    GuardedDataSource(Connector connector, Clearance<?> clearance, UnaryOperator<Connection> wrapper) {
        super(connector::openForEngine);
        this.connector = connector;
        this.clearance = clearance;
        this.wrapper = wrapper;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        boolean accepted = false;
        try {
            TargetIdentity identity = new ReadSession(
                            connector.profile(),
                            connection,
                            connection.getMetaData().getDatabaseMajorVersion(),
                            false)
                    .facts()
                    .identity();
            if (redeemed) {
                clearance.requireTarget(identity);
            } else {
                clearance.redeem(identity);
                redeemed = true;
            }
            accepted = true;
            return wrapper.apply(connection);
        } finally {
            if (!accepted) {
                connection.close();
            }
        }
    }
}
