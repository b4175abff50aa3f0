package org.lockkeeper.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javafx.scene.text.Font;

/**
 * Picks the typefaces. A style sheet can name one family only and does not fall back, so what the system has is looked up once and
 * written into a sheet of its own.
 */
final class Fonts {
    private static final List<String> TEXT = List.of("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Cantarell");
    private static final List<String> MONO =
            List.of("JetBrains Mono", "Cascadia Mono", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono");

    private Fonts() {}

    /** The sheet, as an address. Figures in columns take the monospaced family: it alone is sure to have figures of one width. */
    static String stylesheet() {
        String css = """
                .root { -fx-font-family: "%s"; }
                .sql, .mono, .tabular { -fx-font-family: "%s"; }
                """.formatted(first(TEXT, "System"), first(MONO, "monospace"));
        return "data:text/css;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private static String first(List<String> families, String otherwise) {
        return families.stream()
                .filter(family -> Font.font(family).getFamily().equals(family))
                .findFirst()
                .orElse(otherwise);
    }
}
