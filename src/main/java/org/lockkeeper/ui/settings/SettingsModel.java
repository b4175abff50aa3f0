package org.lockkeeper.ui.settings;

import java.util.function.UnaryOperator;

/** The settings as they are now; every change goes to the file. For the toolkit's thread. */
public final class SettingsModel {
    private final SettingsFile file;
    private Settings current;

    public SettingsModel(SettingsFile file) {
        this.file = file;
        this.current = file.read();
    }

    public Settings current() {
        return current;
    }

    /** Changes and saves them. */
    public void update(UnaryOperator<Settings> change) {
        Settings changed = change.apply(current);
        if (!changed.equals(current)) {
            current = changed;
            file.write(changed);
        }
    }
}
