package org.lockkeeper.ui.preferences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingSettings;
import org.lockkeeper.activity.record.Retention;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.ui.Texts;

/** The limits of the alerts, which are the workspace's, and marks and recording, which are the window's. Nothing is kept until it is saved. */
public final class PreferencesViewModel {
    private static final long MEGABYTE = 1_000_000;

    private final Workspace workspace;
    private final Consumer<Workspace> saveWorkspace;
    private final Marks marks;
    private final Recording recording;
    private final List<AlertDraft> alerts;
    private final List<SettingField> markFields;
    private final List<SettingField> recordingFields;
    private final ObjectProperty<QueryTexts> queries;
    private final ReadOnlyObjectWrapper<Optional<String>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Where the marks are kept, in seconds and transactions. */
    public interface Marks {
        Map<String, String> values();

        /** What they are where nobody has changed them. */
        Map<String, String> usual();

        void use(Map<String, String> values);
    }

    /** How it is recorded. */
    public interface Recording {
        RecordingSettings settings();

        void use(RecordingSettings settings);
    }

    /** @param saveWorkspace writes it, and opens it anew */
    public PreferencesViewModel(
            Workspace workspace, Consumer<Workspace> saveWorkspace, Marks marks, Recording recording) {
        this.workspace = workspace;
        this.saveWorkspace = saveWorkspace;
        this.marks = marks;
        this.recording = recording;
        this.alerts = workspace.profiles().stream()
                .map(profile -> AlertDraft.of(profile, workspace.alerts(profile.name())))
                .toList();
        Map<String, String> known = marks.values();
        this.markFields = List.of(
                seconds("preferences.mark.longRunning", known, "longRunningSeconds"),
                seconds("preferences.mark.idleInTransaction", known, "idleInTransactionSeconds"),
                seconds("preferences.mark.waiting", known, "waitingSeconds"),
                SettingField.number(
                        Texts.get("preferences.mark.xminAge"),
                        1,
                        999_999_999,
                        Long.parseLong(known.getOrDefault("xminAge", "1"))));
        RecordingSettings now = recording.settings();
        this.recordingFields = List.of(
                SettingField.number(
                        Texts.get("preferences.days"),
                        1,
                        3_650,
                        now.retention().age().toDays()),
                SettingField.number(
                        Texts.get("preferences.megabytes"),
                        1,
                        9_999_999,
                        now.retention().bytes() / MEGABYTE));
        this.queries = new SimpleObjectProperty<>(now.queries());
        all().forEach(field -> field.textProperty().subscribe((_, _) -> check()));
        queries.subscribe((_, _) -> check());
        check();
    }

    private static SettingField seconds(String label, Map<String, String> known, String key) {
        return SettingField.time(Texts.get(label), Duration.ofSeconds(Long.parseLong(known.getOrDefault(key, "0"))));
    }

    List<AlertDraft> alerts() {
        return alerts;
    }

    List<SettingField> marks() {
        return markFields;
    }

    List<SettingField> recording() {
        return recordingFields;
    }

    /** How much of the statements is kept. */
    ObjectProperty<QueryTexts> queriesProperty() {
        return queries;
    }

    /** Why it cannot be saved; empty where it can. */
    public ReadOnlyObjectProperty<Optional<String>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    private Stream<SettingField> all() {
        return Stream.concat(
                alerts.stream().flatMap(draft -> draft.fields().stream()),
                Stream.concat(markFields.stream(), recordingFields.stream()));
    }

    private void check() {
        Optional<String> alertProblem = alerts.stream()
                .flatMap(draft -> draft.fields().stream()
                        .flatMap(field -> field.problem().stream())
                        .map(problem -> draft.profile().name() + ": " + problem))
                .findFirst();
        Optional<String> problem = alertProblem.or(() -> Stream.concat(markFields.stream(), recordingFields.stream())
                .flatMap(field -> field.problem().stream())
                .findFirst());
        refusal.set(problem.or(() -> isChanged() ? Optional.empty() : Optional.of(Texts.get("preferences.same"))));
    }

    /** Writes what is usual into all fields; it counts when it is saved. */
    void putBackDefaults() {
        alerts.forEach(draft -> draft.set(AlertRules.USUAL));
        Map<String, String> usual = marks.usual();
        markFields.get(0).set(Duration.ofSeconds(Long.parseLong(usual.getOrDefault("longRunningSeconds", "0"))));
        markFields.get(1).set(Duration.ofSeconds(Long.parseLong(usual.getOrDefault("idleInTransactionSeconds", "0"))));
        markFields.get(2).set(Duration.ofSeconds(Long.parseLong(usual.getOrDefault("waitingSeconds", "0"))));
        markFields.get(3).set(Long.parseLong(usual.getOrDefault("xminAge", "1")));
        recordingFields.get(0).set(Retention.USUAL.age().toDays());
        recordingFields.get(1).set(Retention.USUAL.bytes() / MEGABYTE);
        queries.set(RecordingSettings.USUAL.queries());
    }

    private boolean isChanged() {
        return !alertRules().equals(known())
                || !markValues().equals(marks.values())
                || !recordingSettings().equals(recording.settings());
    }

    private Map<String, AlertRules> known() {
        Map<String, AlertRules> rules = new TreeMap<>();
        workspace.profiles().forEach(profile -> rules.put(profile.name(), workspace.alerts(profile.name())));
        return rules;
    }

    private Map<String, AlertRules> alertRules() {
        Map<String, AlertRules> rules = new TreeMap<>();
        alerts.forEach(draft -> rules.put(draft.profile().name(), draft.rules()));
        return rules;
    }

    private Map<String, String> markValues() {
        return Map.of(
                "longRunningSeconds",
                Long.toString(markFields.get(0).duration().toSeconds()),
                "idleInTransactionSeconds",
                Long.toString(markFields.get(1).duration().toSeconds()),
                "waitingSeconds",
                Long.toString(markFields.get(2).duration().toSeconds()),
                "xminAge",
                Long.toString(markFields.get(3).number()));
    }

    private RecordingSettings recordingSettings() {
        return new RecordingSettings(
                recording.settings().on(),
                queries.get(),
                new Retention(
                        Duration.ofDays(recordingFields.get(0).number()),
                        recordingFields.get(1).number() * MEGABYTE));
    }

    /** Keeps what was changed; where that is a limit, the workspace is written and opened anew. */
    public void save() {
        if (refusal.get().isPresent()) {
            return;
        }
        if (!markValues().equals(marks.values())) {
            marks.use(markValues());
        }
        if (!recordingSettings().equals(recording.settings())) {
            recording.use(recordingSettings());
        }
        Map<String, AlertRules> rules = alertRules();
        if (!rules.equals(known())) {
            List<String> usual = new ArrayList<>();
            rules.forEach((name, its) -> {
                if (its.equals(AlertRules.USUAL) && !workspace.alerts().containsKey(name)) {
                    usual.add(name);
                }
            });
            usual.forEach(rules::remove);
            saveWorkspace.accept(workspace.withAlerts(rules));
        }
        check();
    }
}
