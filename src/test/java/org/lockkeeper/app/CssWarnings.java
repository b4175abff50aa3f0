package org.lockkeeper.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the toolkit complains about in style sheets. */
final class CssWarnings extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("javafx");
    private final List<String> messages = new CopyOnWriteArrayList<>();

    CssWarnings() {
        logger.addHandler(this);
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.WARNING.intValue() && !isAboutTheClasspath(record)) {
            messages.add(record.getLoggerName() + ": " + record.getMessage());
        }
    }

    /** The toolkit prefers modules and says so once; the classpath is a decision. */
    private static boolean isAboutTheClasspath(LogRecord record) {
        return record.getMessage().contains("Unsupported JavaFX configuration");
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
