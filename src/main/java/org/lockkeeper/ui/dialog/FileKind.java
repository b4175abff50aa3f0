package org.lockkeeper.ui.dialog;

/** What kind of file a person is asked for. */
public enum FileKind {
    ANY("*"),
    RECORDING("*.lkrec"),
    WORKSPACE("*.json"),
    SQL("*.sql");

    private final String pattern;

    FileKind(String pattern) {
        this.pattern = pattern;
    }

    /** The pattern of its names, such as {@code *.sql}. */
    public String pattern() {
        return pattern;
    }
}
