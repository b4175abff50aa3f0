package org.lockkeeper.activity.record;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.activity.Session;
import org.lockkeeper.migration.script.SqlLexer;
import org.lockkeeper.migration.script.SqlToken;

/** How much of the statements a recording keeps. */
public enum QueryTexts {
    /** As they are. */
    FULL("full"),
    /** With a question mark for each value, and without comments. */
    NORMALISED("normalised"),
    /** Nothing. */
    NONE("none");

    private final String label;

    QueryTexts(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The one of that name. */
    public static Optional<QueryTexts> of(String label) {
        return Stream.of(values())
                .filter(mode -> mode.label.equals(label.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    @Override
    public String toString() {
        return label;
    }

    /** What is kept of a session's statement. */
    String of(Session session) {
        return switch (this) {
            case FULL -> session.query();
            case NORMALISED -> session.isHidden() ? session.query() : normalised(session.query());
            case NONE -> "";
        };
    }

    /** A text that was cut in the middle of a value ends with that value's question mark. */
    static String normalised(String sql) {
        StringBuilder text = new StringBuilder(sql.length());
        int last = 0;
        boolean apart = false;
        for (SqlToken token : SqlLexer.tokens(sql)) {
            apart |= token.start() > last;
            last = token.end();
            if (token.kind() == SqlToken.Kind.COMMENT) {
                apart = true;
                continue;
            }
            if (apart && !text.isEmpty()) {
                text.append(' ');
            }
            apart = false;
            switch (token.kind()) {
                case STRING, NUMBER -> text.append('?');
                case COMMENT, KEYWORD, IDENTIFIER, QUOTED_IDENTIFIER, PARAMETER, OPERATOR, PUNCTUATION ->
                    text.append(sql, token.start(), token.end());
            }
        }
        return text.toString();
    }
}
