package org.lockkeeper.cli.output;

/** What a piece of text means; a colour where there is colour. A word or a sign always says the same. */
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    QUIET("2"),
    GOOD("32"),
    WORK("36"),
    CAUTION("33"),
    BAD("31");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** The escape sequence's parameter (ECMA-48, SGR); empty for none. */
    String code() {
        return code;
    }
}
