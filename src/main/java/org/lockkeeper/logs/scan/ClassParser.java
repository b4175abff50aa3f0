package org.lockkeeper.logs.scan;

import java.util.Map;

/** Reads what stands in square brackets. */
final class ClassParser {
    static final CharSet DIGITS = CharSet.of('0', '9');
    static final CharSet WORD = CharSet.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final CharSet SPACE = CharSet.of('\t', '\n', '\f', '\r', ' ', ' ');

    /** The classes of POSIX that logs are searched for. */
    private static final Map<String, CharSet> NAMED = Map.of(
            "alpha", CharSet.of('A', 'Z', 'a', 'z'),
            "digit", DIGITS,
            "alnum", CharSet.of('0', '9', 'A', 'Z', 'a', 'z'),
            "upper", CharSet.of('A', 'Z'),
            "lower", CharSet.of('a', 'z'),
            "space", CharSet.of('\t', '\r', ' ', ' '),
            "xdigit", CharSet.of('0', '9', 'A', 'F', 'a', 'f'),
            "punct", CharSet.of('!', '/', ':', '@', '[', '`', '{', '~'));

    private final RegexParser parser;

    ClassParser(RegexParser parser) {
        this.parser = parser;
    }

    CharSet parse() {
        boolean negated = parser.accept('^');
        CharSet set = new CharSet(java.util.List.of());
        boolean first = true;
        while (first || parser.peek() != ']') {
            first = false;
            set = set.plus(item());
        }
        parser.next();
        return negated ? set.negated() : set;
    }

    private CharSet item() {
        int c = parser.next();
        if (c == '[' && parser.accept(':')) {
            return named();
        }
        CharSet set = c == '\\' ? parser.escaped() : CharSet.one(c);
        if (parser.peek() != '-') {
            return set;
        }
        parser.next();
        if (parser.peek() == ']') {
            return set.plus(CharSet.one('-'));
        }
        int last = parser.next();
        CharSet end = last == '\\' ? parser.escaped() : CharSet.one(last);
        RegexParser.require(set.single() >= 0 && end.single() >= set.single());
        return CharSet.of(set.single(), end.single());
    }

    private CharSet named() {
        StringBuilder name = new StringBuilder();
        while (parser.peek() != ':') {
            name.appendCodePoint(parser.next());
        }
        parser.next();
        RegexParser.require(parser.accept(']'));
        CharSet set = NAMED.get(name.toString());
        RegexParser.require(set != null);
        return set == null ? DIGITS : set;
    }
}
