package org.lockkeeper.logs.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Where in a text an expression matches. */
public final class TextSpans {
    private static final int MOST = 50;

    private final Pattern pattern;

    TextSpans(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * A match.
     *
     * @param from its first character
     * @param to behind its last one
     */
    public record Span(int from, int to) {}

    /** The first {@value #MOST} matches that are not empty, in their order. */
    public List<Span> in(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (spans.size() < MOST && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return spans;
    }
}
