package org.lockkeeper.sandbox.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * One session of an incident as it stands.
 *
 * @param part the script that it plays
 * @param pid 0 while it is not connected
 * @param backendStart as the server says; empty while it is not known
 * @param inPlace whether it was ever seen where the incident wants it
 * @param detail what the server said to it last, where it failed; else empty
 */
public record Player(
        String part,
        Role role,
        String application,
        long pid,
        Optional<Instant> backendStart,
        Fate fate,
        boolean inPlace,
        String detail) {

    /** Who it is, as a person would say it. */
    public String name() {
        return application + (pid == 0 ? "" : " (pid " + pid + ")");
    }
}
