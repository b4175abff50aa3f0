package org.lockkeeper.ui.backup;

import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.backup.catalogue.CatalogueEntry;

/** What the page starts and others carry out step by step. Each tells its own failures; the page reads its places anew afterwards. */
public interface BackupWizards {
    /**
     * Makes a backup of the environment in focus.
     *
     * @param done run on the toolkit's thread when there is a new one
     */
    void backup(Runnable done);

    /** Proves a backup by a test restore. */
    void verify(CatalogueEntry entry, Runnable done);

    /** Why nothing can be restored from the window; empty where it can. */
    default Optional<String> whyNoRestore() {
        return Optional.empty();
    }

    /**
     * Restores a backup.
     *
     * @param entry where it begins; empty for any dump
     */
    void restore(Optional<CatalogueEntry> entry, Runnable done);

    /** Swaps the newest database that a restore has put away back into its place, in the environment in focus. */
    void undo(Runnable done);

    /** Swaps exactly that environment's newest database back. */
    default void undo(Kept kept, Runnable done) {
        undo(done);
    }

    /**
     * Looks whether a swap can be undone in the environment in focus, now and whenever that is another one.
     *
     * @param heard hears on the toolkit's thread what was put away; empty where nothing was, or while that is not known
     */
    default void kept(Consumer<Optional<Kept>> heard) {
        heard.accept(Optional.empty());
    }

    /**
     * A database that a restore has put away.
     *
     * @param environment a profile's name
     * @param database what it is called now
     */
    record Kept(String environment, String database) {}
}
