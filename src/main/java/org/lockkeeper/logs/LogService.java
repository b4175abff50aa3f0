package org.lockkeeper.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogFiles;
import org.lockkeeper.logs.finding.Deadlock;
import org.lockkeeper.logs.finding.Findings;
import org.lockkeeper.logs.finding.Tally;
import org.lockkeeper.logs.format.MessagePlace;
import org.lockkeeper.logs.format.WrittenTime;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Opens logs and searches them. */
public final class LogService {
    private static final int MOST_BUCKETS = 100_000;

    private final Clock clock;
    private final ZoneId zone;

    /** @param clock its zone is that of times that name none */
    public LogService(Clock clock) {
        this.clock = clock;
        this.zone = clock.getZone();
    }

    /**
     * Opens a file, or a folder of rotated files as one log. Nothing is looked through yet, see {@link LogFile#index}; of what is packed the first
     * lines are there.
     *
     * @throws LockkeeperException if it cannot be opened
     */
    public LogFile open(Path path, Progress progress, CancelToken cancel) {
        try (OpenFiles files = new OpenFiles(progress, cancel)) {
            return Files.isDirectory(path)
                    ? openAll(path.toString(), RotatedFiles.in(path, files), files)
                    : openAll(path.toString(), new RotatedFiles.Found(List.of(path), List.of()), files);
        } catch (IOException e) {
            throw LogFiles.failure(path, e);
        }
    }

    /** Opens files in that order as one log; the last one can be followed. */
    public LogFile openAll(String name, List<Path> files, Progress progress, CancelToken cancel) {
        try (OpenFiles open = new OpenFiles(progress, cancel)) {
            return openAll(name, new RotatedFiles.Found(files, List.of()), open);
        }
    }

    private LogFile openAll(String name, RotatedFiles.Found found, OpenFiles files) {
        JoinedBytes bytes = new JoinedBytes();
        Path last = found.files().getLast();
        Followed followed = FollowedFile.FINISHED;
        boolean opened = false;
        List<String> remarks = new ArrayList<>(found.remarks());
        try {
            for (Path file : found.files()) {
                LogFiles.Opened one = files.take(file);
                bytes.add(file.toString(), one.bytes());
                one.foreign().map(packing -> RotatedFiles.packed(file, packing)).ifPresent(remarks::add);
                if (file.equals(last) && one.packing().mayGrow()) {
                    followed = new FollowedFile(file, one.identity());
                }
            }
            KnownFormat format = new KnownFormat(bytes, clock, Optional.empty());
            opened = true;
            return new LogFile(name, bytes, format, followed, remarks);
        } catch (IOException e) {
            throw LogFiles.failure(last, e);
        } finally {
            if (!opened) {
                closeQuietly(bytes);
            }
        }
    }

    /**
     * Opens what is read from elsewhere.
     *
     * @param bytes closed with the log
     * @param prefix the log_line_prefix of the server that writes it
     * @throws IOException if their format cannot be read
     */
    public LogFile openBytes(String name, JoinedBytes bytes, Followed followed, Optional<String> prefix)
            throws IOException {
        return new LogFile(name, bytes, new KnownFormat(bytes, clock, prefix), followed, List.of());
    }

    private static void closeQuietly(JoinedBytes bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(LogService.class).debug("closing what was opened in vain", e);
        }
    }

    /**
     * Hands over the hits one by one in the log's order while the search goes on, without an index.
     *
     * @return how many line ends the log has, as {@code wc -l} counts
     */
    public long search(LogFile file, LogFilter filter, Consumer<Hit> hits, Progress progress, CancelToken cancel) {
        file.unpack(progress, cancel);
        Streaming streaming = new Streaming(file, hits, progress);
        try {
            RegionPass.run(
                    file.bytes(),
                    0,
                    streaming.size,
                    () -> new LineFinder<>(filter, file.format(), true, file::lineIndex, HitTexts::new),
                    streaming::take,
                    cancel);
            return streaming.lines - (streaming.unterminated ? 1 : 0);
        } catch (UncheckedIOException e) {
            throw file.failure(e);
        }
    }

    private static final class Streaming {
        private final LogFile file;
        private final Consumer<Hit> hits;
        private final Progress progress;
        private final long size;
        private long lines;
        private boolean unterminated;

        Streaming(LogFile file, Consumer<Hit> hits, Progress progress) {
            this.file = file;
            this.hits = hits;
            this.progress = progress;
            this.size = file.size();
        }

        void take(LineFinder.Found<HitTexts> found, long end) {
            long before = lines;
            found.hits()
                    .forEach(hit -> hits.accept(new Hit(
                            before + hit.line() + 1,
                            hit.offset(),
                            LineFinder.instant(hit.time()),
                            hit.severity(),
                            hit.pid(),
                            hit.text())));
            lines += found.lines();
            if (found.lines() > 0) {
                unterminated = found.unterminated();
            }
            progress.report("Searching " + file.name(), end, size);
        }
    }

    /**
     * Entries of which a filter wants a line, by time and level, in buckets of that width.
     *
     * @throws LockkeeperException if more than {@value #MOST_BUCKETS} buckets have one
     */
    public Histogram histogram(LogFile file, LogFilter filter, long widthMs, Progress progress, CancelToken cancel) {
        file.unpack(progress, cancel);
        TimeBuckets all = TimeBuckets.ofWidth(widthMs);
        AtomicLong last = new AtomicLong(LineOwner.NOWHERE);
        long size = file.size();
        try {
            RegionPass.run(
                    file.bytes(),
                    0,
                    size,
                    () -> new LineFinder<>(filter, file.format(), true, file::lineIndex, () -> new HitTimes(widthMs)),
                    (found, end) -> {
                        last.set(found.hits().close(last.get()));
                        all.merge(found.hits().buckets());
                        requireFew(all, file);
                        progress.report("Counting " + file.name(), end, size);
                    },
                    cancel);
            return all.histogram();
        } catch (UncheckedIOException e) {
            throw file.failure(e);
        }
    }

    /** Nobody reads that many, and memory would not hold much more. */
    private static void requireFew(TimeBuckets buckets, LogFile file) {
        if (buckets.size() > MOST_BUCKETS) {
            throw new LockkeeperException(
                    "LK-LOG-STEP",
                    ExitCode.USAGE,
                    "The step is too narrow for %s: more than %,d of them have entries. Choose a wider one, or a stretch of time."
                            .formatted(file.name(), MOST_BUCKETS));
        }
    }

    /**
     * What stands out among the entries of which a filter wants a line. The log is looked through first where it was not yet.
     *
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    public Findings findings(LogFile file, LogFilter filter, Progress progress, CancelToken cancel) {
        file.index(progress, cancel);
        List<Histogram.Bucket> buckets = file.histogram().buckets();
        long from = buckets.isEmpty() ? 0 : buckets.getFirst().startMs();
        long to = buckets.isEmpty()
                ? 0
                : buckets.getLast().startMs() + file.histogram().widthMs();
        Tally all = new Tally(from, to);
        long size = file.size();
        AtomicLong lines = new AtomicLong();
        AtomicLong last = new AtomicLong(LineOwner.NOWHERE);
        try {
            RegionPass.run(
                    file.bytes(),
                    0,
                    size,
                    () -> new LineFinder<>(
                            filter,
                            file.format(),
                            true,
                            file::lineIndex,
                            () -> new FindingCollector(file.format(), new Tally(from, to))),
                    (found, end) -> {
                        last.set(found.hits().close(last.get()));
                        all.merge(found.hits().tally(), lines.getAndAdd(found.lines()));
                        progress.report("Looking for what stands out in " + file.name(), end, size);
                    },
                    cancel);
            return all.findings(
                    line -> Deadlock.of(line, file.entry(line).entry()), MessagePlace.isEscaped(file.format()));
        } catch (UncheckedIOException e) {
            throw file.failure(e);
        }
    }

    /** Counts entries by time and level. */
    private static final class HitTimes extends EntryCollector {
        private final TimeBuckets buckets;

        HitTimes(long widthMs) {
            buckets = TimeBuckets.ofWidth(widthMs);
        }

        @Override
        void entry(int line, SaidLine entry) {
            buckets.add(entry.time, entry.severity);
        }

        TimeBuckets buckets() {
            return buckets;
        }
    }

    /** Keeps hits as records. */
    private static final class HitTexts implements HitCollector {
        private final List<RawHit> hits = new ArrayList<>();

        @Override
        public void hit(int line, long offset, byte[] b, int from, int to, LineOwner owner) {
            hits.add(RawHit.of(line, offset, b, from, to, owner));
        }

        void forEach(Consumer<RawHit> taker) {
            hits.forEach(taker);
        }
    }

    /**
     * Hands over the hits that are there and then those that come, until it is cancelled. A line counts when it has its line end.
     *
     * @param news told of rotation, truncation, a name that is gone, and what cannot be read for a while
     * @return how many hits there were
     */
    public long follow(
            LogFile file, LogFilter filter, Consumer<Hit> hits, Consumer<FollowedLog.Turn> news, CancelToken cancel) {
        return new Following(file, filter, hits, news).run(cancel);
    }

    public Instant now() {
        return clock.instant();
    }

    /** A moment as logs write it, such as {@code 2026-11-25 10:11:12.123 UTC}; empty where the text is none. */
    public Optional<Instant> written(String text) {
        return WrittenTime.of(text, zone);
    }

    /** A moment in the zone of times that name none. */
    public Instant moment(java.time.LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }
}
