package org.lockkeeper.activity.record;

import java.nio.file.Path;
import org.lockkeeper.activity.Reading;

/**
 * A reading that was recorded shortly before or after a moment.
 *
 * @param file the recording that holds it
 */
public record NearReading(Path file, Reading reading) {}
