package org.lockkeeper.ui.activity;

import java.util.Optional;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;

/**
 * What one cell of the table shows: a state in the tone of the gravest mark, with the marks as words.
 *
 * @param words one line, with nothing in it that acts
 */
record CellFacts(String words, Optional<Tone> tone) {
    private static final CellFacts EMPTY = new CellFacts("", Optional.empty());

    static CellFacts of(LineFacts line, SessionColumn column) {
        return switch (line) {
            case SessionFacts facts -> new CellFacts(words(facts, column), tone(facts, column));
            case LineFacts.Group group
            when column == SessionColumn.STATE ->
                new CellFacts(
                        Texts.get(
                                group.open() ? "activity.group.background.open" : "activity.group.background",
                                group.processes()),
                        Optional.empty());
            case LineFacts.Group _ -> EMPTY;
        };
    }

    private static String words(SessionFacts facts, SessionColumn column) {
        String words = column.words(facts);
        return column == SessionColumn.STATE
                ? facts.marks().stream().map(Mark::label).reduce(words, (a, b) -> a.contains(b) ? a : a + " · " + b)
                : words;
    }

    private static Optional<Tone> tone(SessionFacts facts, SessionColumn column) {
        return switch (column) {
            case STATE -> facts.marks().stream().findFirst().map(Mark::tone);
            case BLOCKS -> facts.blocks() > 0 ? Optional.of(Tone.DANGER) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
