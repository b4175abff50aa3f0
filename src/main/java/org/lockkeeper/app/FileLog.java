package org.lockkeeper.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockkeeper.files.SafeFiles;

/**
 * Logs into a file of the user's log folder, 5 MB and three older ones; nowhere where that cannot be written. Found by
 * {@link java.util.ServiceLoader}. In code and not in XML: reading XML stood before the first frame of the window and before the first
 * line of the command line.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class FileLog extends ContextAwareBase implements Configurator {
    private static final String FOLDER_PROPERTY = "lockkeeper.logs";
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger{30} - %msg%n";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // The tests' own configuration, or one that somebody names to find a fault, goes first.
        if (FileLog.class.getResource("/logback-test.xml") != null
                || System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        // Without a listener, logback tells of its own troubles on standard output, which belongs to the results.
        context.getStatusManager().add(new NopStatusListener());
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        String folder = System.getProperty(FOLDER_PROPERTY);
        if (folder == null) {
            root.setLevel(Level.OFF);
        } else {
            root.setLevel(Level.INFO);
            root.addAppender(file(context, Path.of(folder)));
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Where the log goes from the first logger on: the file, if it can be written, and nowhere if not. */
    static void prepare(Path file) throws IOException {
        System.clearProperty(FOLDER_PROPERTY);
        SafeFiles.createPrivate(file);
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        System.setProperty(FOLDER_PROPERTY, SafeFiles.createParents(file).toString());
    }

    /** The appender, started. */
    static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> file = new PrivateFile();
        file.setContext(context);
        file.setName("FILE");
        file.setFile(folder.resolve("lockkeeper.log").toString());

        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(context);
        older.setParent(file);
        older.setFileNamePattern(folder.resolve("lockkeeper.%i.log").toString());
        older.setMinIndex(1);
        older.setMaxIndex(3);
        older.start();

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("5MB"));
        size.start();

        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern(PATTERN);
        lines.start();

        file.setRollingPolicy(older);
        file.setTriggeringPolicy(size);
        file.setEncoder(lines);
        file.start();
        return file;
    }

    /** A log names hosts, roles and what failed: its file is its owner's alone, the new one after a roll-over too. */
    private static final class PrivateFile extends RollingFileAppender<ILoggingEvent> {
        @Override
        public void openFile(String name) throws IOException {
            SafeFiles.createPrivate(Path.of(name));
            super.openFile(name);
        }
    }
}
