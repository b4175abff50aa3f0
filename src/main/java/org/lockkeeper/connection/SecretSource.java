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
}
