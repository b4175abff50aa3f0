package org.lockkeeper.logs.mark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.logs.format.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bookmarks of a folder as JSON. */
final class BookmarksJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    private BookmarksJson() {}

    /**
     * Reads them.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON, or something is missing
     * @throws IllegalArgumentException if a value is none that was written, or a newer Lockkeeper wrote it
     * @throws java.time.DateTimeException if a time is none
     */
    static List<Bookmark> read(String text) {
        JsonNode root = JSON.readTree(text);
        int version = root.required("bookmarksVersion").intValue();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "it is of version " + version + ", and this Lockkeeper knows " + VERSION);
        }
        List<Bookmark> bookmarks = new ArrayList<>();
        for (JsonNode each : root.required("bookmarks")) {
            Anchor anchor = new Anchor(
                    each.required("offset").longValue(),
                    each.required("headBytes").intValue(),
                    each.required("head").stringValue(),
                    each.required("before").intValue(),
                    each.required("bytes").intValue(),
                    each.required("line").stringValue());
            bookmarks.add(new Bookmark(
                    each.required("file").stringValue(),
                    anchor,
                    each.hasNonNull("time")
                            ? Optional.of(Instant.parse(each.get("time").stringValue()))
                            : Optional.empty(),
                    Severity.valueOf(each.required("level").stringValue()),
                    each.required("text").stringValue(),
                    each.required("note").stringValue()));
        }
        return bookmarks;
    }

    static String write(String folder, List<Bookmark> bookmarks) {
        ObjectNode root = JSON.createObjectNode();
        root.put("bookmarksVersion", VERSION);
        root.put("folder", folder);
        ArrayNode all = root.putArray("bookmarks");
        for (Bookmark bookmark : bookmarks) {
            Anchor anchor = bookmark.anchor();
            ObjectNode node = all.addObject()
                    .put("file", bookmark.file())
                    .put("offset", anchor.offset())
                    .put("headBytes", anchor.headBytes())
                    .put("head", anchor.head())
                    .put("before", anchor.before())
                    .put("bytes", anchor.bytes())
                    .put("line", anchor.line());
            bookmark.time().ifPresent(time -> node.put("time", time.toString()));
            node.put("level", bookmark.severity().name())
                    .put("text", bookmark.text())
                    .put("note", bookmark.note());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
