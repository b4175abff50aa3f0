package org.lockkeeper.cli.render;

/** Plurals. */
final class Words {
    private Words() {}

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
