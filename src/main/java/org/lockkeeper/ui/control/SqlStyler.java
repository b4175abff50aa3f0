package org.lockkeeper.ui.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyledSegment;
import org.lockkeeper.ui.control.SqlDocument.Line;
import org.lockkeeper.ui.control.SqlDocument.Span;

/** Makes the text area's own document in one go: styling it paragraph by paragraph afterwards lays it out as often. */
final class SqlStyler {
    private static final Collection<String> PLAIN = List.of();

    private final SegmentOps<String, Collection<String>> operations;

    SqlStyler(SegmentOps<String, Collection<String>> operations) {
        this.operations = operations;
    }

    ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> style(SqlDocument document) {
        var builder =
                new ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>>(operations, PLAIN);
        for (Line line : document.lines()) {
            builder.addParagraph(
                    segments(line), List.of("line-" + line.kind().name().toLowerCase(Locale.ROOT)));
        }
        if (document.isEmpty()) {
            builder.addParagraph("", PLAIN);
        }
        return builder.build();
    }

    private static List<StyledSegment<String, Collection<String>>> segments(Line line) {
        List<StyledSegment<String, Collection<String>>> segments = new ArrayList<>();
        int at = 0;
        for (Span span : line.spans()) {
            if (span.start() > at) {
                segments.add(new StyledSegment<>(line.text().substring(at, span.start()), PLAIN));
            }
            segments.add(new StyledSegment<>(line.text().substring(span.start(), span.end()), List.of(span.style())));
            at = span.end();
        }
        if (at < line.text().length() || segments.isEmpty()) {
            segments.add(new StyledSegment<>(line.text().substring(at), PLAIN));
        }
        return segments;
    }
}
