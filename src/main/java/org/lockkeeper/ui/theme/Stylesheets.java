package org.lockkeeper.ui.theme;

import java.net.URL;

/** Finds the small style sheets, one a component, in {@code resources/ui}. */
public final class Stylesheets {
    private Stylesheets() {}

    /**
     * The address of a component's style sheet, for its root node's {@code getStylesheets()}.
     *
     * @param component the file's name without {@code .css}
     */
    public static String of(String component) {
        URL url = Stylesheets.class.getResource("/ui/" + component + ".css");
        if (url == null) {
            throw new IllegalArgumentException("there is no style sheet ui/" + component + ".css");
        }
        return url.toExternalForm();
    }
}
