package org.lockkeeper.ui.deploy;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.deploy.DeployReport;
import org.lockkeeper.deploy.DeployResult;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.deploy.SignOff;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.CopyChip;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.SqlView;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.document.DocumentView;
import org.lockkeeper.ui.document.MarkdownReader;

/** The report as it was written, where it lies, and the names under it. */
final class ReportPane extends StepPane {
    private final DeployViewModel model;
    private final Walk walk;
    private final Moments moments;
    private final Label status = wrapped("", "headline");
    private final Label written = wrapped("", "muted");
    private final CopyChip file = new CopyChip();
    private final ReasonedButton lines;
    private final ReasonedButton copy;
    private final DocumentView document = new DocumentView();
    private final Map<SignOff.Role, Row> rows = new EnumMap<>(SignOff.Role.class);

    /** @param serverLog goes to a server's log */
    ReportPane(DeployViewModel model, Walk walk, Moments moments, ServerLogOpener serverLog) {
        super("report");
        this.model = model;
        this.walk = walk;
        this.moments = moments;
        file.managedProperty().bind(file.visibleProperty());
        this.lines = new ReasonedButton(
                Texts.get("run.account.serverLog"),
                () -> backends().ifPresent(run -> serverLog.show(walk.environment(), run)));
        this.copy = new ReasonedButton(
                Texts.get("deploy.report.copy"), () -> walk.markdown().ifPresent(SqlView::copy));
        copy.button().setId("deploy-report-copy");
        HBox where = new HBox(file, copy, lines);
        where.getStyleClass().add("head");
        document.setAccessibleText(Texts.get("deploy.step.report"));
        VBox.setVgrow(document, Priority.ALWAYS);
        getChildren().addAll(status, written, where, signOffs(), document);
        update();
    }

    private Optional<RunBackends> backends() {
        return walk.result().flatMap(result -> result.run().backends());
    }

    private Node signOffs() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sign-offs");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.SOMETIMES);
        fields.setMaxWidth(320);
        grid.getColumnConstraints().addAll(names, fields);
        for (SignOff.Role role : SignOff.Role.values()) {
            Row row = new Row(role);
            rows.put(role, row);
            grid.addRow(grid.getRowCount(), new Label(role.title()), row.name, row.sign, row.when);
        }
        return grid;
    }

    @Override
    boolean scrolls() {
        return false;
    }

    @Override
    void update() {
        Optional<DeployResult> result = walk.result();
        result.flatMap(DeployResult::report).map(DeployReport::status).ifPresent(it -> {
            status.setText(Texts.get("deploy.report.status." + it.label()));
            Tones.apply(
                    status,
                    switch (it) {
                        case SUCCESSFUL -> Tone.SUCCESS;
                        case ATTENTION -> Tone.WARNING;
                        case FAILED -> Tone.DANGER;
                    });
        });
        Optional<Path> path = result.flatMap(DeployResult::file);
        written.setText(VisibleText.of(result.flatMap(it -> it.gates().stream()
                        .filter(gate -> gate.step() == Gate.Step.REPORT)
                        .map(Gate::detail)
                        .findFirst())
                .map(model::seenFromWorkspace)
                .orElse("")));
        lines.refuse(backends().isPresent() ? Optional.empty() : Optional.of(Texts.get("deploy.refuse.noBackends")));
        file.setVisible(path.isPresent());
        path.ifPresent(it -> file.show(Texts.get("deploy.report.path"), it.toString()));
        // The usual fonts of a desktop have these signs and not the coloured ones.
        String read = walk.markdown()
                .orElse("")
                .replace("\u2705", "\u2713")
                .replace("\u274c", "\u2717")
                .replace("\ufe0f", "");
        document.show(MarkdownReader.read(read));
        copy.refuse(read.isEmpty() ? Optional.of(Texts.get("deploy.report.reading")) : Optional.empty());
        rows.values().forEach(Row::update);
    }

    /** One role: its name, its button, and since when it is signed. */
    private final class Row {
        private final SignOff.Role role;
        private final TextField name = new TextField();
        private final ReasonedButton sign;
        private final Label when = wrapped("", "muted");

        Row(SignOff.Role role) {
            this.role = role;
            this.sign = new ReasonedButton(
                    Texts.get("deploy.sign"), () -> model.signing().sign(walk, role));
            sign.button().setId("sign-" + role.label());
            name.setId("signer-" + role.label());
            name.setPromptText(Texts.get("deploy.gate.name"));
            name.setAccessibleText(Texts.get("deploy.sign.name", role.title()));
            name.textProperty().bindBidirectional(walk.signingProperty(role));
            name.textProperty().addListener((_, _, _) -> update());
        }

        void update() {
            Optional<SignOff> signed = walk.signed(role);
            sign.refuse(model.signing().refusal(walk, role));
            name.setEditable(signed.isEmpty());
            when.setText(signed.map(it -> Texts.get("deploy.sign.signed", it.name(), moments.exact(it.at())))
                    .orElse(""));
        }
    }
}
