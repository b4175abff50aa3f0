package org.lockkeeper.ui.rewind;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingSettings;
import org.lockkeeper.activity.record.Retention;

/** How the window records, as its settings keep it; what is missing or makes no sense is as usual. */
public final class RecordingMemory {
    private static final long MEGABYTE = 1_000_000;

    private RecordingMemory() {}

    public static RecordingSettings of(Map<String, String> settings) {
        Retention usual = Retention.USUAL;
        return new RecordingSettings(
                !settings.getOrDefault("on", "true").equals("false"),
                QueryTexts.of(settings.getOrDefault("queries", "")).orElse(QueryTexts.FULL),
                new Retention(
                        Duration.ofDays(number(settings, "days", usual.age().toDays())),
                        number(settings, "megabytes", usual.bytes() / MEGABYTE) * MEGABYTE));
    }

    public static Map<String, String> settings(RecordingSettings recording) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("on", Boolean.toString(recording.on()));
        settings.put("queries", recording.queries().label());
        settings.put("days", Long.toString(recording.retention().age().toDays()));
        settings.put("megabytes", Long.toString(recording.retention().bytes() / MEGABYTE));
        return settings;
    }

    private static long number(Map<String, String> settings, String key, long usual) {
        String text = settings.getOrDefault(key, "");
        return text.matches("[1-9]\\d{0,6}") ? Long.parseLong(text) : usual;
    }
}
