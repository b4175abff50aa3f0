package org.lockkeeper.logs.scan;

import java.util.List;

/** A regular expression, as far as an automaton over bytes can be built from it. */
sealed interface Node {
    /** Nothing: the empty text. */
    record Empty() implements Node {}

    /** One character of a set. */
    record Chars(CharSet set) implements Node {}

    /** One after the other. */
    record Sequence(List<Node> parts) implements Node {}

    /** One of several. */
    record Choice(List<Node> branches) implements Node {}

    /**
     * The same several times.
     *
     * @param most {@link #ENDLESS} where nothing limits it
     */
    record Repeat(Node node, int least, int most) implements Node {}

    /** Where a line begins. */
    record LineStart() implements Node {}

    /** Where a line ends. */
    record LineEnd() implements Node {}

    int ENDLESS = -1;
}
