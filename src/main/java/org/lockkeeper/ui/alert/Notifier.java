package org.lockkeeper.ui.alert;

/** Tells a person who looks at something else. Called on the toolkit's thread; it must not block, and where the desktop has no way it does nothing. */
@FunctionalInterface
public interface Notifier {
    void tell(String title, String text);
}
