package org.lockkeeper.logs;

import java.io.IOException;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.HeadParser;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.scan.LineReader;
import org.lockkeeper.logs.scan.LineVisitor;
import org.lockkeeper.logs.scan.Swar;

/** Looks through one region after the other and notes its lines, times and levels. */
final class RegionIndexer implements RegionPass.Work<RegionIndexer.Result>, LineVisitor {
    private final HeadParser heads;
    private final Head head = new Head();
    private RegionIndex.Builder builder = new RegionIndex.Builder(0);
    private TimeBuckets buckets = new TimeBuckets();

    RegionIndexer(LogFormat format) {
        this.heads = format.heads();
    }

    /** What was found in a region. */
    record Result(RegionIndex index, TimeBuckets buckets) {}

    @Override
    public Result region(LineReader reader, long start, long end) throws IOException {
        builder = new RegionIndex.Builder(start);
        buckets = new TimeBuckets();
        reader.read(start, end, this);
        return new Result(builder.build(), buckets);
    }

    @Override
    public void lines(byte[] b, int from, int to, long offset, boolean beginsLine) {
        int start = from;
        boolean begins = beginsLine;
        while (start < to) {
            int newline = Swar.indexOf(b, start, to, (byte) '\n');
            int end = newline < 0 ? to : newline;
            if (begins) {
                builder.line(offset + start - from);
                boolean found = heads.parse(b, start, end, head);
                if (found) {
                    builder.head(head);
                    if (!head.isPart()) {
                        buckets.add(head.time(), head.severity());
                    }
                }
                // Whatever the log begins with belongs to an entry too.
                if ((found && !head.isPart()) || offset + start - from == 0) {
                    builder.entry();
                }
            }
            begins = true;
            start = end + 1;
        }
    }
}
