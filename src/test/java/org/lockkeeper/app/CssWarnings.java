package org.lockkeeper.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Collects what the toolkit complains about, such as style sheets; it logs through {@link SystemLog}. */
final class CssWarnings implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("javafx");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    CssWarnings() {
        appender.start();
        logger.addAppender(appender);
    }

    List<String> messages() {
        return appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                // The toolkit prefers modules and says so once; the classpath is a decision.
                .filter(message -> !message.contains("Unsupported JavaFX configuration"))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
