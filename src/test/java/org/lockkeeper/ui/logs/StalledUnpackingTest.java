package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogChange;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogBytes;
import org.lockkeeper.logs.bytes.LogFiles;
import org.lockkeeper.task.CancelToken;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A packed log whose disk answers no more while it is unpacked: the page goes on, says so, and lets go of it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class StalledUnpackingTest {
    private static final int ENTRIES = 200_000;

    @TempDir
    private Path folder = Path.of("");

    private final CountDownLatch going = new CountDownLatch(1);
    private LogPage page;

    @Start
    void start(Stage stage) {
        page = new LogPage(stage, 1_000, 760, new OneLog());
    }

    @AfterEach
    void it_is_closed(FxRobot robot) {
        going.countDown();
        page.close(robot);
    }

    private LogViewModel open(FxRobot robot) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ENTRIES; i++) {
            text.append("2026-11-01 10:%02d:%02d.000 UTC [7] app@shop %s\n"
                    .formatted(i / 60 % 60, i % 60, i % 100 == 0 ? "ERROR:  broken" : "LOG:  fine"));
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.log.gz")))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        robot.interact(() -> {
            page.show();
            page.model().openServerLog();
        });
        LogPage.await(() -> page.model()
                .openProperty()
                .get()
                .filter(log -> log.rows().size() > 0)
                .isPresent());
        return page.log();
    }

    @Test
    void what_is_there_can_be_used_and_it_goes_on_when_the_disk_does(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        robot.interact(() -> log.inputProperty().set(FilterInput.NONE.withText("broken", false)));
        LogPage.await(() -> log.find().countProperty().get() > 0);
        assertThat(log.find().countProperty().get()).isLessThan(ENTRIES / 100);
        LogPage.await(() -> log.sight().waitingProperty().get());
        assertThat(robot.lookup(".stopped-line .label").queryAs(Label.class).getText())
                .startsWith("Nothing has come for a while");
        page.shot("logs-stalled");
        going.countDown();
        LogPage.await(
                () -> log.rows().size() == ENTRIES && log.find().countProperty().get() == ENTRIES / 100);
        assertThat(robot.lookup(".stopped-line").query().isVisible()).isFalse();
    }

    @Test
    void it_can_be_closed_meanwhile(FxRobot robot) throws IOException {
        open(robot);
        robot.interact(() -> page.model().close());
        LogPage.await(() -> !robot.lookup(".empty-state").queryAll().isEmpty());
        assertThat(page.model().openProperty().get()).isEmpty();
    }

    private final class OneLog implements ServerLog {
        private final ObservableValue<Optional<String>> environment = new SimpleObjectProperty<>(Optional.of("dev"));

        @Override
        public ObservableValue<Optional<String>> environment() {
            return environment;
        }

        @Override
        public LogFile open(String name, Optional<Instant> since) {
            try {
                JoinedBytes bytes = new JoinedBytes();
                bytes.add(
                        name,
                        new Stalling(LogFiles.open(folder.resolve("a.log.gz")).bytes()));
                return new LogService(Clock.systemUTC())
                        .openBytes(name, bytes, (_, _) -> LogChange.NONE, Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Brings nothing more until it is let go. */
    private final class Stalling implements LogBytes {
        private final LogBytes packed;

        Stalling(LogBytes packed) {
            this.packed = packed;
        }

        @Override
        public boolean goOn(CancelToken cancel) throws IOException {
            try {
                going.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return packed.goOn(cancel);
        }

        @Override
        public long size() throws IOException {
            return packed.size();
        }

        @Override
        public int read(long offset, ByteBuffer into) throws IOException {
            return packed.read(offset, into);
        }

        @Override
        public long fileSize() throws IOException {
            return packed.fileSize();
        }

        @Override
        public boolean isWhole() {
            return packed.isWhole();
        }

        @Override
        public long expected() throws IOException {
            return packed.expected();
        }

        @Override
        public void close() throws IOException {
            packed.close();
        }
    }
}
