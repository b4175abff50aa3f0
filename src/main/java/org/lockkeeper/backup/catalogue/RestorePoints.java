package org.lockkeeper.backup.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What one environment can be brought back to.
 *
 * @param newest verified or not
 * @param newestVerified the same one, or an older one; its time is how long going back takes
 * @param problems places that could not be read and may hold newer ones, a sentence each
 */
public record RestorePoints(
        Optional<RestorePoint> newest, Optional<RestorePoint> newestVerified, List<String> problems) {
    public RestorePoints {
        problems = List.copyOf(problems);
    }
}
