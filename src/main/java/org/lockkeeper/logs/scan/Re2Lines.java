package org.lockkeeper.logs.scan;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/** Takes one line after the other through RE2/J: for what the automaton does not know, such as word boundaries. Linear time as well. */
final class Re2Lines implements LineMatcher, VerifiedLines.LineTest {
    private final Pattern pattern;

    Re2Lines(Pattern pattern) {
        this.pattern = pattern;
    }

    @Override
    public int next(byte[] b, int from, int to) {
        int start = from;
        while (start < to) {
            int newline = Swar.indexOf(b, start, to, (byte) '\n');
            int end = newline < 0 ? to : newline;
            if (matches(b, start, end)) {
                return start;
            }
            start = end + 1;
        }
        return -1;
    }

    @Override
    public boolean matches(byte[] b, int from, int to) {
        return pattern.matcher(new String(b, from, to - from, StandardCharsets.UTF_8))
                .find();
    }
}
