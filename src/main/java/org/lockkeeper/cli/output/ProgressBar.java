package org.lockkeeper.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import org.lockkeeper.task.Progress;

/** One line on a terminal that is drawn over and over; nothing at all elsewhere. Threads may share it. */
public final class ProgressBar implements Progress, AutoCloseable {
    private static final long REDRAW_NANOS = Duration.ofMillis(80).toNanos();
    private static final int BAR = 24;

    private final PrintStream err;
    private final Pen pen;
    private final boolean shown;
    private long drawnAt = System.nanoTime() - REDRAW_NANOS;
    private boolean onLine;

    /** @param shown whether the stream is a terminal and somebody wants to see */
    public ProgressBar(PrintStream err, Pen pen, boolean shown) {
        this.err = err;
        this.pen = pen;
        this.shown = shown;
    }

    @Override
    public synchronized void report(String what, long done, long total) {
        long now = System.nanoTime();
        if (!shown || (now - drawnAt < REDRAW_NANOS && done < total)) {
            return;
        }
        drawnAt = now;
        onLine = true;
        String bar = total > 0 ? bar(done, total) + "  " + done + "/" + total + "  " : "";
        int room = Math.max(10, (pen.width() == 0 ? 80 : pen.width()) - Columns.width(bar) - 1);
        String line = bar + Columns.shorten(Inert.line(what), room, pen.sign("…", ".."));
        err.print("\r\u001b[K" + line);
        err.flush();
    }

    /** Prints a line that stays, above the bar. */
    public synchronized void line(String text) {
        if (shown) {
            clear();
            err.println(text);
        }
    }

    private String bar(long done, long total) {
        int full = Math.clamp(done * BAR / total, 0, BAR);
        return pen.paint(Tone.WORK, pen.sign("█", "#").repeat(full))
                + pen.paint(Tone.QUIET, pen.sign("░", "-").repeat(BAR - full));
    }

    /** Takes the bar away until the next report. */
    public synchronized void clear() {
        if (onLine) {
            err.print("\r\u001b[K");
            err.flush();
            onLine = false;
        }
    }

    @Override
    public synchronized void close() {
        clear();
    }
}
