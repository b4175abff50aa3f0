package org.lockkeeper.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.task.CancelToken;

/**
 * A connection for an engine with JDBC code of its own, whose running statement the server cancels when asked, and whose scripts wait
 * for locks no longer than the run allows. The engine knows nothing of it, so it stands between the two as a proxy.
 */
final class CancellableConnection implements InvocationHandler {
    private static final String QUERY_CANCELED = "57014";

    private final Connection connection;
    private final EngineGuide guide;
    private final OwnBackend backend;

    /** What this session's lock_timeout was set to last. */
    private Optional<Duration> patience = Optional.empty();

    /** Whether a rollback may have taken that back. */
    private boolean uncertain;

    private CancellableConnection(Connection connection, EngineGuide guide, OwnBackend backend) {
        this.connection = connection;
        this.guide = guide;
        this.backend = backend;
    }

    static Connection wrap(Connection connection, EngineGuide guide, OwnBackend backend) {
        guide.opened(backend);
        return proxy(Connection.class, new CancellableConnection(connection, guide, backend));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "rollback" -> uncertain = true;
            case "close" -> guide.closed(backend.pid());
            default -> {
                // Everything else goes through as it is.
            }
        }
        Object result = call(connection, method, arguments);
        if (result instanceof PreparedStatement statement && arguments != null) {
            return proxy(PreparedStatement.class, new Running(statement, String.valueOf(arguments[0])));
        }
        return result instanceof Statement statement ? proxy(Statement.class, new Running(statement, "")) : result;
    }

    private void applyPatience() throws SQLException {
        Optional<Duration> wanted = guide.lockTimeout();
        if (uncertain || !wanted.equals(patience)) {
            Connector.lockTimeout(connection, wanted);
            patience = wanted;
            uncertain = false;
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CancellableConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Running implements InvocationHandler {
        private final Statement statement;
        private final String prepared;

        Running(Statement statement, String prepared) {
            this.statement = statement;
            this.prepared = prepared;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String sql = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : prepared;
            if (!guide.test(sql)) {
                return call(statement, method, arguments);
            }
            CancelToken cancel = guide.cancel();
            if (cancel.isRequested()) {
                throw new SQLException("cancelled on request before the statement started", QUERY_CANCELED);
            }
            applyPatience();
            Canceller canceller = new Canceller(statement::cancel);
            try (canceller;
                    CancelToken.Registration _ = cancel.onCancel(canceller)) {
                return call(statement, method, arguments);
            }
        }
    }
}
