package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A data source that opens what it is told to open. */
class ConnectorDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient Opener opener;

    ConnectorDataSource(Opener opener) {
        this.opener = opener;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return opener.open();
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the profile says who connects");
    }

    /** Opens a connection, or says in one sentence why not. */
    @FunctionalInterface
    interface Opener {
        Connection open();
    }
}
