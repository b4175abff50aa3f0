package org.lockkeeper.logs;

import java.io.IOException;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** The index of a log's lines and times while it grows. One thread makes it grow at a time, others see it as far as it is. */
final class GrowingIndex {
    private final Object bucketsLock = new Object();
    private TimeBuckets buckets = new TimeBuckets();
    private TimeBuckets lastBuckets = new TimeBuckets();
    private volatile LineIndex index = LineIndex.EMPTY;

    LineIndex known() {
        return index;
    }

    /** How the entries lie in time, as far as they are known. */
    Histogram histogram() {
        synchronized (bucketsLock) {
            TimeBuckets all = buckets.copy();
            all.merge(lastBuckets);
            return all.histogram();
        }
    }

    /** What is known of its lines does not hold any more. */
    void forget() {
        synchronized (bucketsLock) {
            buckets = new TimeBuckets();
            lastBuckets = new TimeBuckets();
        }
        index = LineIndex.EMPTY;
    }

    /** Looks through what is there now and was not looked through yet. */
    void grow(LogFile file, Progress progress, CancelToken cancel) throws IOException {
        JoinedBytes bytes = file.bytes();
        long size = bytes.size();
        if (size > index.end()) {
            Growing growing = new Growing(index, bytes, file.name(), Math.max(size, bytes.expected()), progress);
            RegionPass.run(
                    bytes, growing.building.end(), size, () -> new RegionIndexer(file.format()), growing::take, cancel);
        }
    }

    /** An index in the making, which is shown as soon as it sees further than the one before. */
    private final class Growing {
        private final long shownTo;
        private final JoinedBytes bytes;
        private final String name;
        private final long expected;
        private final Progress progress;
        private LineIndex building;

        Growing(LineIndex published, JoinedBytes bytes, String name, long expected, Progress progress) {
            boolean partial = published.end() % RegionPass.REGION != 0;
            this.building = partial ? published.withoutLast() : published;
            this.shownTo = published.end();
            this.bytes = bytes;
            this.name = name;
            this.expected = expected;
            this.progress = progress;
            synchronized (bucketsLock) {
                if (!partial) {
                    buckets.merge(lastBuckets);
                }
                lastBuckets = new TimeBuckets();
            }
        }

        void take(RegionIndexer.Result result, long end) throws IOException {
            // Not told by the region's lines: the last one may have begun regions before.
            building = building.plus(result.index(), end, !bytes.endsLine(end));
            synchronized (bucketsLock) {
                buckets.merge(lastBuckets);
                lastBuckets = result.buckets();
            }
            if (end > shownTo) {
                index = building;
            }
            progress.report("Looking through " + name, end, expected);
        }
    }
}
