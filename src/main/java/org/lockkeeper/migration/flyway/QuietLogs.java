package org.lockkeeper.migration.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flyway's log at a level that keeps its banners and its own reports of failures out of sight: what matters is told by Lockkeeper,
 * once. Flyway makes it by name, so that it has to be public.
 */
public final class QuietLogs implements LogCreator {
    /** Called by Flyway. */
    public QuietLogs() {}

    @Override
    public Log createLogger(Class<?> owner) {
        return new QuietLog(LoggerFactory.getLogger(owner));
    }

    private record QuietLog(Logger logger) implements Log {
        @Override
        public void debug(String message) {
            logger.trace(message);
        }

        @Override
        public void info(String message) {
            logger.debug(message);
        }

        @Override
        public void warn(String message) {
            logger.debug(message);
        }

        @Override
        public void error(String message) {
            logger.debug(message);
        }

        @Override
        public void error(String message, @Nullable Exception e) {
            logger.debug(message, e);
        }

        @Override
        public void notice(String message) {
            logger.debug(message);
        }
    }
}
