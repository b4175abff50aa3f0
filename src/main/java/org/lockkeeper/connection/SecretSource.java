package org.lockkeeper.connection;

import java.util.Optional;

/** Gives a profile's password at the moment of connecting. */
@FunctionalInterface
public interface SecretSource {
    /**
     * The password; empty where none is known and the server may not ask for one.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the source is broken, unsupported or was declined
     */
    Optional<String> password(ConnectionProfile profile);

    /** Hears that the server refused the password, so that one that was typed is asked for again. */
    default void rejected(ConnectionProfile profile) {}

    /** Why {@link #password} is empty, where there is something to set right: a sentence's part such as "~/.pgpass has no line for it". */
    default Optional<String> whyNone(ConnectionProfile profile) {
        return Optional.empty();
    }
}
