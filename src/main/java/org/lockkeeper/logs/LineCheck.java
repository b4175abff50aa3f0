package org.lockkeeper.logs;

import java.nio.charset.StandardCharsets;
import org.lockkeeper.logs.scan.LineMatcher;
import org.lockkeeper.logs.scan.Swar;

/** Whether a single line matches, as a search over its log would tell. One thread uses it at a time. */
public final class LineCheck {
    private static final int USUAL = 1 << 10;

    private final LineMatcher matcher;
    private byte[] bytes = new byte[USUAL + Swar.SLACK];

    /** @throws org.lockkeeper.error.LockkeeperException if the expression is not well formed */
    public LineCheck(TextQuery query) {
        this.matcher =
                query.negated() ? query.pattern().inverse() : query.pattern().matcher();
    }

    /** @param line without a line end */
    public boolean matches(String line) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < text.length + Swar.SLACK) {
            bytes = new byte[text.length + Swar.SLACK];
        }
        System.arraycopy(text, 0, bytes, 0, text.length);
        matcher.begin();
        return matcher.next(bytes, 0, text.length) >= 0;
    }
}
