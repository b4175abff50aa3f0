package org.lockkeeper.migration;

import java.util.Optional;

/**
 * What a look at an environment found that is too short to read it.
 *
 * @param trouble empty where it answers
 * @param mark what differs whenever its history does; empty where it could not be had
 */
public record Glance(Optional<Trouble> trouble, Optional<String> mark) {
    /** Whether the server answers and lets us in. */
    public boolean answers() {
        return trouble.isEmpty();
    }
}
