package org.lockkeeper.deploy;

import java.util.Optional;
import java.util.Set;
import org.lockkeeper.guard.Environment;

/**
 * One line of a checklist.
 *
 * @param id stable, unique in its list; what {@code --tick} and {@code --waive} take
 * @param title what has to hold
 * @param on the environments that it is for
 * @param check how it is found out; empty where a person ticks it
 * @param waived why it may fail in this workspace; empty where it may not
 */
public record ChecklistItem(
        String id, String title, Set<Environment> on, Optional<AutomaticCheck> check, Optional<String> waived) {
    public ChecklistItem {
        on = Set.copyOf(on);
    }
}
