package org.lockkeeper.db.sqlite;

/** A statement for a file: a resource, never a text of one's own. */
public interface FileStatement {
    /** The resource below {@code sql}, without its ending. */
    String resource();
}
