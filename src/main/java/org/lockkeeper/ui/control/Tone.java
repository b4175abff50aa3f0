package org.lockkeeper.ui.control;

import java.util.Locale;

/** What a colour says here; the words beside it say the same. */
public enum Tone {
    SUCCESS,
    ACCENT,
    WARNING,
    DANGER,
    QUIET;

    /** The style class, such as {@code tone-danger}. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
