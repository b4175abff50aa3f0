package org.lockkeeper.connection;

import java.util.Optional;

/** Asks a person for a password: on the terminal, or in a dialog. */
@FunctionalInterface
public interface PasswordPrompt {
    /** Asks nobody: for callers without a person. */
    PasswordPrompt NOBODY = _ -> Optional.empty();

    /**
     * Asks and waits; called from the thread that is about to connect, for one profile at a time.
     *
     * @return what was typed; empty where the person declined or there is none to ask
     */
    Optional<String> ask(ConnectionProfile profile);
}
