package org.lockkeeper.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingSettings;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.ui.MadeUpWorkspaces;

class PreferencesViewModelTest {
    private final List<Workspace> saved = new ArrayList<>();
    private final Map<String, String> marks = new HashMap<>(Map.of(
            "longRunningSeconds",
            "300",
            "idleInTransactionSeconds",
            "60",
            "waitingSeconds",
            "5",
            "xminAge",
            "1000000"));
    private RecordingSettings recording = RecordingSettings.USUAL;
    private final PreferencesViewModel model = new PreferencesViewModel(
            MadeUpWorkspaces.workspace(MadeUpWorkspaces.FILE),
            saved::add,
            new PreferencesViewModel.Marks() {
                @Override
                public Map<String, String> values() {
                    return marks;
                }

                @Override
                public Map<String, String> usual() {
                    return Map.of(
                            "longRunningSeconds",
                            "300",
                            "idleInTransactionSeconds",
                            "60",
                            "waitingSeconds",
                            "5",
                            "xminAge",
                            "1000000");
                }

                @Override
                public void use(Map<String, String> values) {
                    marks.putAll(values);
                }
            },
            new PreferencesViewModel.Recording() {
                @Override
                public RecordingSettings settings() {
                    return recording;
                }

                @Override
                public void use(RecordingSettings settings) {
                    recording = settings;
                }
            });

    private SettingField production(int rule) {
        return model.alerts().getLast().fields().get(rule);
    }

    private String refusal() {
        return model.refusalProperty().get().orElse("");
    }

    @Test
    void what_cannot_be_used_is_told_with_its_place_and_not_saved() {
        assertThat(refusal()).contains("Nothing is changed");
        production(0).textProperty().set("soon");
        assertThat(refusal()).contains("prod-eu", "Longest transaction", "\"soon\"");
        production(0).textProperty().set("30m");
        production(4).textProperty().set("101");
        assertThat(refusal()).contains("from 0 to 100");
        model.recording().getFirst().textProperty().set("0");
        production(4).textProperty().set("85");
        assertThat(refusal()).contains("days");
        model.save();
        assertThat(saved).isEmpty();
        assertThat(recording).isEqualTo(RecordingSettings.USUAL);
    }

    @Test
    void a_limit_that_is_changed_goes_into_the_workspace_and_the_others_stay_as_usual() {
        production(1).textProperty().set("90s");
        assertThat(refusal()).isEmpty();
        model.save();
        assertThat(saved)
                .singleElement()
                .satisfies(workspace -> assertThat(workspace.alerts()).containsOnlyKeys("prod-eu"))
                .satisfies(workspace -> assertThat(workspace.alerts("prod-eu").idleInTransaction())
                        .isEqualTo(Duration.ofSeconds(90)))
                .satisfies(workspace -> assertThat(workspace.alerts("dev")).isEqualTo(AlertRules.USUAL));
    }

    @Test
    void marks_and_recordings_are_kept_without_opening_the_workspace_anew() {
        model.marks().get(2).textProperty().set("30s");
        model.recording().get(1).textProperty().set("500");
        model.queriesProperty().set(QueryTexts.NORMALISED);
        model.save();
        assertThat(saved).isEmpty();
        assertThat(marks).containsEntry("waitingSeconds", "30").containsEntry("longRunningSeconds", "300");
        assertThat(recording.queries()).isEqualTo(QueryTexts.NORMALISED);
        assertThat(recording.retention().bytes()).isEqualTo(500_000_000);
        assertThat(refusal()).contains("Nothing is changed");
    }

    @Test
    void large_numbers_have_separators_and_are_read_with_and_without_them() {
        SettingField transactions = model.marks().getLast();
        assertThat(transactions.textProperty().get()).isEqualTo("1,000,000");
        transactions.textProperty().set("2 500 000");
        assertThat(transactions.number()).isEqualTo(2_500_000);
        transactions.textProperty().set("2500000");
        assertThat(transactions.number()).isEqualTo(2_500_000);
        transactions.textProperty().set("2,5");
        assertThat(transactions.problem()).isPresent();
    }

    @Test
    void defaults_are_put_back_when_they_are_saved() {
        production(0).textProperty().set("soon");
        model.marks().getLast().textProperty().set("7");
        model.recording().getFirst().textProperty().set("30");
        model.queriesProperty().set(QueryTexts.NONE);
        model.putBackDefaults();
        assertThat(refusal()).contains("Nothing is changed");
        marks.put("waitingSeconds", "30");
        model.putBackDefaults();
        model.marks().getLast().textProperty().set("1000000");
        model.save();
        assertThat(marks).containsEntry("waitingSeconds", "5");
        assertThat(saved).isEmpty();
    }
}
