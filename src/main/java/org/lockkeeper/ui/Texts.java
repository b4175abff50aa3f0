package org.lockkeeper.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The window's words, from {@code messages.properties}. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("messages", Locale.ROOT);

    private Texts() {}

    /**
     * The text of a key. With arguments it is read as a {@link MessageFormat}, in which an apostrophe is written twice.
     *
     * @throws java.util.MissingResourceException if there is no such key, which a test finds first
     */
    public static String get(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }
}
