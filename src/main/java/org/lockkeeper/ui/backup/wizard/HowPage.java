package org.lockkeeper.ui.backup.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lockkeeper.backup.BackupFormat;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupSurvey;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** How a backup is written: what the found pg_dump offers. */
final class HowPage extends VBox {
    private static final int LONGEST_WAIT_SECONDS = 3600;
    private static final int HARDEST_GZIP = 9;
    private static final int HARDEST_LZ4 = 12;
    private static final int HARDEST_ZSTD = 22;

    private final BackupWizardViewModel model;
    private final VBox compression = new VBox();
    private final VBox level = new VBox();
    private final Label program = Form.hint("");

    HowPage(BackupWizardViewModel model) {
        this.model = model;
        BackupDraft draft = model.draft();
        compression.getStyleClass().add("compression");
        Label meaning = Form.hint("");
        meaning.textProperty().bind(draft.formatProperty().map(HowPage::meaning));
        Node jobs =
                numbered(Form.number("make.jobs", draft.jobsProperty(), 1, BackupOptions.MOST_JOBS), "make.jobs.text");
        jobs.disableProperty().bind(draft.formatProperty().isNotEqualTo(BackupFormat.DIRECTORY));
        getChildren()
                .setAll(new Form()
                        .with("make.program", program)
                        .with(
                                "make.format",
                                Form.oneOf(List.of(BackupFormat.values()), draft.formatProperty(), HowPage::label),
                                meaning)
                        .with("make.jobs", jobs)
                        .with("make.compression", compression)
                        .with(
                                "make.lockWait",
                                numbered(
                                        Form.number(
                                                "make.lockWait",
                                                draft.lockWaitSecondsProperty(),
                                                1,
                                                LONGEST_WAIT_SECONDS),
                                        "make.lockWait.text"))
                        .with(Form.check("make.readBack", draft.readBackProperty()))
                        .with(Form.hint(Texts.get("make.readBack.text"))));
        model.survey().foundProperty().subscribe(survey -> survey.ifPresent(this::show));
        draft.algorithmProperty().subscribe(_ -> showLevel());
        draft.formatProperty()
                .subscribe(_ -> model.survey().foundProperty().get().ifPresent(this::show));
    }

    private static Node numbered(Node spinner, String key) {
        Label text = Form.hint(Texts.get(key));
        HBox line = new HBox(spinner, text);
        line.getStyleClass().add("number-line");
        return line;
    }

    static String label(BackupFormat format) {
        return Texts.get(
                switch (format) {
                    case CUSTOM -> "make.format.custom";
                    case DIRECTORY -> "make.format.directory";
                    case PLAIN -> "make.format.plain";
                });
    }

    private static String meaning(BackupFormat format) {
        return Texts.get(
                switch (format) {
                    case CUSTOM -> "make.format.custom.text";
                    case DIRECTORY -> "make.format.directory.text";
                    case PLAIN -> "make.format.plain.text";
                });
    }

    private void show(BackupSurvey survey) {
        program.setText(VisibleText.of(Texts.get(
                        "make.program.text",
                        survey.tools().version(),
                        survey.tools().folder(),
                        survey.serverVersion())
                + survey.toolWarning().map(warning -> " " + warning).orElse("")));
        BackupDraft draft = model.draft();
        if (draft.formatProperty().get() == BackupFormat.PLAIN) {
            compression.getChildren().setAll(Form.hint(Texts.get("make.compression.plain")));
            return;
        }
        List<Node> nodes = new ArrayList<>();
        if (!survey.compressions().isEmpty()) {
            List<Optional<String>> offered = new ArrayList<>(List.of(Optional.empty(), Optional.of("none")));
            survey.compressions().forEach(name -> offered.add(Optional.of(name)));
            nodes.add(Form.oneOf(
                    offered,
                    draft.algorithmProperty(),
                    name -> name.orElseGet(() -> Texts.get("make.compression.own"))));
        }
        nodes.add(level);
        compression.getChildren().setAll(nodes);
        showLevel();
    }

    private void showLevel() {
        BackupDraft draft = model.draft();
        level.getChildren()
                .setAll(
                        draft.algorithmProperty().get().filter("none"::equals).isPresent()
                                ? Form.hint(Texts.get("make.compression.none.text"))
                                : numbered(
                                        Form.number(
                                                "make.compression.level",
                                                draft.levelProperty(),
                                                BackupDraft.USUAL_LEVEL,
                                                hardest(draft),
                                                Texts.get("make.compression.usual")),
                                        meaningOfLevel(draft)));
    }

    /** The usual levels are those of PostgreSQL's {@code src/common/compression.c}. */
    private static String meaningOfLevel(BackupDraft draft) {
        return switch (draft.algorithmProperty().get().orElse("gzip")) {
            case "zstd" -> "make.compression.zstd.text";
            case "lz4" -> "make.compression.lz4.text";
            default -> "make.compression.gzip.text";
        };
    }

    private static int hardest(BackupDraft draft) {
        return switch (draft.algorithmProperty().get().orElse("gzip")) {
            case "zstd" -> HARDEST_ZSTD;
            case "lz4" -> HARDEST_LZ4;
            default -> HARDEST_GZIP;
        };
    }
}
