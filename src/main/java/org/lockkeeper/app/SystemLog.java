package org.lockkeeper.app;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Takes what the JDK and JavaFX log (they use {@link System.Logger}) into our own log; otherwise it would go to the console. Found by
 * {@link java.util.ServiceLoader}.
 */
public final class SystemLog extends System.LoggerFinder {
    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Bridge(LoggerFactory.getLogger(name));
    }

    private record Bridge(org.slf4j.Logger target) implements System.Logger {
        @Override
        public String getName() {
            return target.getName();
        }

        @Override
        public boolean isLoggable(Level level) {
            return switch (level) {
                case ALL, TRACE -> target.isTraceEnabled();
                case DEBUG -> target.isDebugEnabled();
                case INFO -> target.isInfoEnabled();
                case WARNING -> target.isWarnEnabled();
                case ERROR -> target.isErrorEnabled();
                case OFF -> false;
            };
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                target.atLevel(slf4j(level)).setCause(thrown).log(translated(bundle, message));
            }
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... arguments) {
            if (isLoggable(level)) {
                String pattern = translated(bundle, format);
                target.atLevel(slf4j(level))
                        .log(
                                arguments == null || arguments.length == 0
                                        ? pattern
                                        : MessageFormat.format(pattern, arguments));
            }
        }

        private static String translated(@Nullable ResourceBundle bundle, @Nullable String message) {
            String text = String.valueOf(message);
            return bundle != null && bundle.containsKey(text) ? bundle.getString(text) : text;
        }

        private static org.slf4j.event.Level slf4j(Level level) {
            return switch (level) {
                case ALL, TRACE -> org.slf4j.event.Level.TRACE;
                case DEBUG -> org.slf4j.event.Level.DEBUG;
                case INFO -> org.slf4j.event.Level.INFO;
                case WARNING -> org.slf4j.event.Level.WARN;
                case ERROR, OFF -> org.slf4j.event.Level.ERROR;
            };
        }
    }
}
