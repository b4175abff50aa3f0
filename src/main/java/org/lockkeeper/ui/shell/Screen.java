package org.lockkeeper.ui.shell;

import java.util.List;
import javafx.scene.Node;

/** One page of the window. It is made once for an open workspace; all methods are called on the toolkit's thread. */
public interface Screen {
    /** Stable, lower case, such as {@code status}. */
    String id();

    /** The page on the rail that leads here, and is marked while this one is in front; a page of the rail's own is itself. */
    default String railId() {
        return id();
    }

    /** The word on the rail. */
    String title();

    /** The page; the same node every time. */
    Node view();

    /** The page came to the front. */
    void shown();

    /** The page went to the back; polling stops. */
    void hidden();

    /** What the command palette offers while the workspace is open, whether or not this page is in front. */
    List<Action> actions();

    /** What the command palette finds on this page; each is shown there once the page is in front. */
    default List<Action> findable() {
        return List.of();
    }
}
