package org.lockkeeper.logs;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.lockkeeper.logs.format.HeadParser;
import org.lockkeeper.logs.format.Severity;

/** A hit whose line is counted in its region. */
record RawHit(int line, long offset, long time, Severity severity, OptionalInt pid, String text) {
    static RawHit of(int line, long offset, byte[] b, int from, int to, LineOwner owner) {
        int end = to > from && b[to - 1] == '\r' ? to - 1 : to;
        return new RawHit(
                line,
                offset,
                owner.time(),
                owner.severity(),
                owner.pid() == HeadParser.NO_PID ? OptionalInt.empty() : OptionalInt.of(owner.pid()),
                new String(b, from, end - from, StandardCharsets.UTF_8));
    }
}
