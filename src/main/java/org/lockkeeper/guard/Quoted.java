package org.lockkeeper.guard;

/** Names in double quotes, inner ones doubled, as SQL writes them: whatever a name holds, it is read back as it was. */
final class Quoted {
    static final String PATTERN = "\"(?:[^\"]|\"\")*\"";

    private Quoted() {}

    static String of(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String bare(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    }
}
