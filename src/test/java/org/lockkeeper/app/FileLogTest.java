package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {
    @TempDir
    private Path folder;

    @Test
    void the_tests_own_configuration_goes_first() {
        LoggerContext context = new LoggerContext();

        assertThat(new FileLog().configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
                .isExhausted();
    }

    @Test
    void logback_finds_it() {
        assertThat(ServiceLoader.load(ch.qos.logback.classic.spi.Configurator.class))
                .hasAtLeastOneElementOfType(FileLog.class);
    }

    @Test
    void a_line_carries_time_level_thread_and_logger() throws IOException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logger logger = context.getLogger("org.lockkeeper.Something");
        logger.addAppender(FileLog.file(context, folder));

        logger.warn("the history of {} is gone", "staging");
        context.stop();

        List<String> lines = Files.readAllLines(folder.resolve("lockkeeper.log"));
        assertThat(lines)
                .singleElement()
                .asString()
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  \\[.+] .*Something - the history of staging is gone");
    }

    @Test
    void only_its_owner_reads_it_whoever_made_it() throws IOException {
        Path log = folder.resolve("lockkeeper.log");
        Files.writeString(log, "older lines\n");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());

        FileLog.file(context, folder);
        context.stop();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
        assertThat(log).hasContent("older lines");
    }
}
