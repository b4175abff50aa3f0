package org.lockkeeper.ui.activity;

/** What a line of the table shows. */
sealed interface LineFacts permits SessionFacts, LineFacts.Group {
    /**
     * The heading of the server's own processes.
     *
     * @param processes how many stand below it, or would
     * @param open whether they are shown
     */
    record Group(int processes, boolean open) implements LineFacts {}
}
