package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.bytes.FileBytes;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogBytes;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.Await;

/** A real file whose disk answers late: from a place on its reads wait until they are let go. */
class StalledDiskTest {
    private static final long STALLS_AT = 2 * RegionPass.REGION + 1;
    private static final LogFilter WANTED = LogFilter.ALL.with(TextQuery.text("ERROR"));

    @TempDir
    private Path folder;

    @Test
    void what_is_known_can_be_read_meanwhile_and_the_search_goes_on_when_the_disk_does() throws Exception {
        Path file = large();
        long all = LogText.hits(file, WANTED).size();
        try (StallingBytes disk = new StallingBytes(FileChannel.open(file));
                LogFile log = open(file, disk)) {
            disk.stalls.set(true);
            LogView view = new LogView(log, WANTED);
            CompletableFuture<Void> search =
                    CompletableFuture.runAsync(() -> view.search(Progress.NONE, new CancelToken()));
            Await.until(view::searchedBytes, reached -> reached >= RegionPass.REGION);
            assertThat(search).isNotDone();
            assertThat(view.isComplete()).isFalse();
            assertThat(view.count()).isPositive().isLessThan(all);
            assertThat(log.read(0, 20)).asString().startsWith("2026-11-01 00:00:00");
            disk.letGo();
            search.join();
            assertThat(view.isComplete()).isTrue();
            assertThat(view.count()).isEqualTo(all);
        }
    }

    @Test
    void an_index_that_was_cancelled_meanwhile_keeps_what_it_has_and_goes_on_later() throws Exception {
        Path file = large();
        try (StallingBytes disk = new StallingBytes(FileChannel.open(file));
                LogFile log = open(file, disk)) {
            disk.stalls.set(true);
            CancelToken cancel = new CancelToken();
            CompletableFuture<Void> index = CompletableFuture.runAsync(() -> log.index(Progress.NONE, cancel));
            Await.until(log::indexedBytes, reached -> reached >= RegionPass.REGION);
            cancel.cancel();
            disk.letGo();
            assertThatThrownBy(index::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(CancellationException.class);
            long known = log.lineCount();
            assertThat(known).isPositive();
            log.index(Progress.NONE, new CancelToken());
            assertThat(log.isComplete()).isTrue();
            assertThat(log.lineCount()).isGreaterThan(known);
        }
    }

    private Path large() throws IOException {
        return LogText.write(folder, "a.log", LogText.postgres(3_000).repeat(80));
    }

    private static LogFile open(Path file, LogBytes disk) throws IOException {
        JoinedBytes bytes = new JoinedBytes();
        bytes.add(file.toString(), disk);
        return LogText.SERVICE.openBytes(file.toString(), bytes, (_, _) -> LogChange.NONE, Optional.empty());
    }

    private static final class StallingBytes implements LogBytes {
        final AtomicBoolean stalls = new AtomicBoolean();
        private final LogBytes file;
        private final CountDownLatch going = new CountDownLatch(1);

        StallingBytes(FileChannel channel) {
            this.file = new FileBytes(channel);
        }

        void letGo() {
            going.countDown();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(long offset, ByteBuffer into) throws IOException {
            if (stalls.get() && offset >= STALLS_AT) {
                try {
                    going.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
            }
            return file.read(offset, into);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Test
    void hits_are_handed_over_while_the_search_still_waits() throws Exception {
        Path file = large();
        long all = LogText.hits(file, WANTED).size();
        AtomicLong handed = new AtomicLong();
        try (StallingBytes disk = new StallingBytes(FileChannel.open(file));
                LogFile log = open(file, disk)) {
            disk.stalls.set(true);
            CompletableFuture<Void> search = CompletableFuture.runAsync(() -> LogText.SERVICE.search(
                    log, WANTED, _ -> handed.incrementAndGet(), Progress.NONE, new CancelToken()));
            Await.until(handed::get, count -> count > 0);
            assertThat(search).isNotDone();
            disk.letGo();
            search.join();
            assertThat(handed.get()).isEqualTo(all);
        }
    }
}
