package org.lockkeeper.ui.shell;

import org.lockkeeper.ui.WorkspaceModel;

/** What fills the middle of the window. */
public sealed interface Page {
    /** No workspace is open: the ways to one. */
    record Start() implements Page {}

    /** The workspace that was open last is on its way. */
    record Opening(String what) implements Page {}

    /** A screen of the open workspace. */
    record OfScreen(Screen screen) implements Page {}

    /** The connections of a workspace, to be edited. */
    record Connections(WorkspaceModel workspace) implements Page {}
}
