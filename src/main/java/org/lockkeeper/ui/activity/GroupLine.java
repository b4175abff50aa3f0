package org.lockkeeper.ui.activity;

/** The heading over the server's own processes. */
final class GroupLine extends TableLine {
    GroupLine() {
        super(new LineFacts.Group(0, false));
    }

    int processes() {
        return ((LineFacts.Group) shown()).processes();
    }
}
