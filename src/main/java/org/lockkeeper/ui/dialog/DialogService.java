package org.lockkeeper.ui.dialog;

import java.nio.file.Path;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Confirmer;

/** Asks and tells a person. Unless said otherwise, for the toolkit's thread; a question waits for its answer without blocking it. */
public interface DialogService {
    /** Shows a failure: code, one sentence, details folded away. Logs it. Does not wait. From any thread. */
    void error(Throwable failure);

    /**
     * Asks whether to go on.
     *
     * @param actionLabel what the button does, such as {@code Apply 3 migrations to dev}; never {@code OK}
     * @return whether that button was pressed
     */
    boolean confirm(String title, String text, String actionLabel);

    /**
     * Who answers the guard: dialogs that show the consequences, ask for the database's name and for a reason, each where the guard
     * wants it. Asked from any thread; going no further is {@link Declined}.
     *
     * @param shown the digest of what the screen shows that the person reviewed; empty where the dialog itself shows it
     */
    Confirmer confirmer(Optional<String> shown);

    /** Asks for a profile's password; empty when it was declined. From any thread. */
    Optional<String> password(ConnectionProfile profile);

    /** Asks for a file that exists. */
    Optional<Path> chooseFile(String title, FileKind kind);

    /** Asks for a file to write to. */
    Optional<Path> chooseSave(String title, String suggestedName, FileKind kind);

    /** Asks for a folder that exists. */
    default Optional<Path> chooseFolder(String title) {
        return chooseFolder(title, Optional.empty());
    }

    /**
     * Asks for a folder that exists.
     *
     * @param begin the folder to begin in; where it is not there, or empty, the system chooses
     */
    Optional<Path> chooseFolder(String title, Optional<Path> begin);
}
