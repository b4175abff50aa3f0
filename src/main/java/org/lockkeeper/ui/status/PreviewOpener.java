package org.lockkeeper.ui.status;

import java.util.Optional;

/** Goes to the preview of an environment; the window decides how. */
@FunctionalInterface
public interface PreviewOpener {
    /**
     * @param environment a profile's name
     * @param to the last migration to look at; everything pending where empty
     */
    void open(String environment, Optional<String> to);
}
