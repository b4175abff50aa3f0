package org.lockkeeper.connection;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code backups}. */
final class BackupSettingsReader {
    private static final String FOLDERS = "a list of folders such as [\"../backups\"]";
    private static final String PROGRAMS = "a list of folders with pg_dump and pg_restore";
    private static final String BUCKETS = "a list of buckets in square brackets";
    private static final String ZONE = "a time zone such as \"Europe/Berlin\"";

    private final FileErrors errors;

    BackupSettingsReader(FileErrors errors) {
        this.errors = errors;
    }

    /** @param profiles the names that there are */
    BackupSettings read(JsonSection section, List<String> profiles) {
        String expected = "the name of a profile";
        Optional<String> scratch = section.optionalText("scratch", expected);
        if (scratch.isPresent() && !profiles.contains(scratch.get())) {
            throw section.invalid("scratch", "no profile's name", expected + ": " + String.join(", ", profiles));
        }
        BackupSettings settings = new BackupSettings(
                folders(section, "folders", FOLDERS),
                buckets(section),
                section.optionalSection("retention").map(BackupSettingsReader::retention),
                scratch,
                folders(section, "clientPrograms", PROGRAMS));
        section.done();
        return settings;
    }

    private List<Path> folders(JsonSection section, String key, String expected) {
        List<Path> folders = new ArrayList<>();
        for (String text : section.texts(key, expected)) {
            Path folder = Paths.resolve(errors.file(), text)
                    .filter(_ -> !text.isBlank())
                    .orElseThrow(() -> section.invalid(key, JsonSection.quoted(text), expected));
            if (folders.contains(folder)) {
                throw section.error(
                        "LK-WS-DUPLICATE", key, "has %s twice; expected it once".formatted(JsonSection.quoted(text)));
            }
            folders.add(folder);
        }
        return folders;
    }

    private List<BucketSettings> buckets(JsonSection section) {
        List<BucketSettings> buckets = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        List<JsonValue> values = section.values("buckets", BUCKETS).orElse(List.of());
        for (int i = 0; i < values.size(); i++) {
            JsonSection bucket = JsonSection.of(errors, section.pathOf("buckets") + "[" + i + "]", values.get(i));
            BucketSettings read = BucketReader.read(bucket);
            Integer earlier = lines.putIfAbsent(read.name(), values.get(i).line());
            if (earlier != null) {
                throw bucket.error(
                        "LK-WS-DUPLICATE",
                        "name",
                        "is %s, as is that of the bucket on line %d; expected a name of its own"
                                .formatted(JsonSection.quoted(read.name()), earlier));
            }
            buckets.add(read);
        }
        return buckets;
    }

    private static RetentionRules retention(JsonSection section) {
        int last = count(section, "last");
        int daily = count(section, "daily");
        int weekly = count(section, "weekly");
        int monthly = count(section, "monthly");
        String text = section.text("zone", ZONE + ", whose days they are");
        Optional<ZoneId> zone = zone(text);
        section.done();
        if (last + daily + weekly + monthly == 0) {
            throw section.missing("last", "at least one of last, daily, weekly and monthly that keeps something");
        }
        return new RetentionRules(
                last,
                daily,
                weekly,
                monthly,
                zone.orElseThrow(() -> section.invalid("zone", JsonSection.quoted(text), ZONE)));
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int count(JsonSection section, String key) {
        return section.optionalInteger(key, 0, RetentionRules.MOST).orElse(0);
    }
}
