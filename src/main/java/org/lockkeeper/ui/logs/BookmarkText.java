package org.lockkeeper.ui.logs;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.lockkeeper.logs.mark.Bookmark;
import org.lockkeeper.logs.mark.Placed;
import org.lockkeeper.ui.Texts;

/** Bookmarks in words. */
final class BookmarkText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ENGLISH);

    private BookmarkText() {}

    /** Where an entry is, when it was written, and its level. */
    static String place(Placed placed, java.time.ZoneId zone) {
        Bookmark bookmark = placed.bookmark();
        StringBuilder words = new StringBuilder(
                Texts.get("logs.bookmark.line", String.format(Locale.ENGLISH, "%,d", placed.number())));
        bookmark.time().ifPresent(time -> words.append(" · ").append(TIME.format(time.atZone(zone))));
        String level = LogColumn.word(bookmark.severity());
        return level.isEmpty()
                ? words.toString()
                : words.append(" · ").append(level).toString();
    }

    /** All of them with their notes, to be pasted into a report; times in UTC. */
    static String report(String log, List<Placed> all) {
        StringBuilder text = new StringBuilder(log).append('\n');
        for (Placed placed : all) {
            text.append('\n')
                    .append(place(placed, ZoneOffset.UTC))
                    .append(placed.bookmark().time().isPresent() ? " (UTC)" : "")
                    .append('\n')
                    .append("    ")
                    .append(placed.bookmark().text())
                    .append('\n');
            placed.bookmark()
                    .note()
                    .lines()
                    .forEach(line -> text.append("    > ").append(line).append('\n'));
        }
        return text.toString();
    }
}
