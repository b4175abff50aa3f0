package org.lockkeeper.ui.preview;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.SqlDocument;
import org.lockkeeper.ui.control.SqlView;
import org.lockkeeper.ui.recovery.RecoveryOpener;
import org.lockkeeper.ui.run.RunPane;
import org.lockkeeper.ui.run.RunSurroundings;
import org.lockkeeper.ui.theme.Stylesheets;

/** The Preview page: left what is pending, right the exact SQL, above what it is about and the button that runs it. */
public final class PreviewView extends BorderPane {
    private static final double LIST_SHARE = 0.27;
    private static final double ROW_HEIGHT = 44;

    private final PreviewViewModel model;
    private final RecoveryOpener recovery;
    private final ListView<PlanSection> sections = new ListView<>();
    private final SqlView sql = new SqlView();
    private final RunPane run;
    private final SplitPane split = new SplitPane();

    /** @param recovery goes to the ways out of a run that failed */
    public PreviewView(PreviewViewModel model, Moments moments, RecoveryOpener recovery) {
        this.model = model;
        this.recovery = recovery;
        this.run = new RunPane(model.run(), moments, new Around());
        getStyleClass().add("preview-view");
        getStylesheets().addAll(Stylesheets.of("preview"), Stylesheets.of("tones"), Stylesheets.of("copy-chip"));
        sections.getStyleClass().add("sections");
        sections.setFixedCellSize(ROW_HEIGHT);
        sections.setCellFactory(_ -> new SectionCell());
        sections.setMinWidth(180);
        sections.getSelectionModel().selectedIndexProperty().subscribe(index -> goTo(index.intValue()));
        BorderPane right = new BorderPane(sql);
        right.setTop(toolbar());
        split.getItems().addAll(sections, right);
        split.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(sections, false);
        setTop(new VBox(new PreviewHeader(model), run));
        model.layoutProperty().subscribe(this::update);
        model.failureProperty().subscribe(this::update);
        update();
        model.run()
                .positionProperty()
                .subscribe(position -> sql.showExecuting(
                        position.filter(_ -> model.showsRun()).flatMap(p -> sql.find(p.migration(), p.line()))));
        model.run().runningProperty().subscribe(running -> {
            if (!running) {
                sql.showExecuting(Optional.empty());
            }
        });
    }

    private Node toolbar() {
        Button statement = button("preview.copyStatement", Feather.COPY, sql::copyStatement);
        statement.disableProperty().bind(sql.currentProperty().map(Optional::isEmpty));
        Button all = button(
                "preview.copyAll",
                Feather.CLIPBOARD,
                () -> model.layoutProperty().get().map(PlanLayout::text).ifPresent(SqlView::copy));
        Button save = button("preview.save", Feather.SAVE, model::save);
        HBox toolbar = new HBox(statement, all, save);
        toolbar.getStyleClass().add("toolbar");
        return toolbar;
    }

    private static Button button(String key, Ikon icon, Runnable action) {
        Button button = new Button(Texts.get(key), new FontIcon(icon));
        button.getStyleClass().addAll("small", "flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void update() {
        run.update();
        Optional<PlanLayout> layout = model.layoutProperty().get();
        Optional<String> failure = model.failureProperty().get();
        if (failure.isPresent()) {
            setCenter(new EmptyState(Feather.ALERT_TRIANGLE, headline("preview.headline.failed"), failure.get())
                    .with(Texts.get("preview.failed.again"), model::dismissAccount)
                    .with(
                            Texts.get("preview.failed.recover"),
                            () -> model.environmentProperty()
                                    .get()
                                    .ifPresent(profile -> recovery.open(profile.name()))));
        } else if (layout.isEmpty()) {
            setCenter(new EmptyState(
                    Feather.LOADER, headline("preview.headline.loading"), Texts.get("preview.reading.text")));
        } else if (layout.get().plan().isEmpty()) {
            setCenter(new EmptyState(
                    Feather.CHECK_CIRCLE, headline("preview.headline.nothing"), Texts.get("preview.nothing.text")));
        } else {
            fill(layout.get());
            setCenter(split);
        }
    }

    private String headline(String key) {
        return Texts.get(
                key, model.environmentProperty().get().map(e -> e.name()).orElse(""));
    }

    private void fill(PlanLayout layout) {
        sections.getItems().setAll(layout.sections());
        sections.scrollTo(0);
        layout.whole().ifPresentOrElse(sql::show, () -> sql.show(SqlDocument.empty()));
        int first = 0;
        while (first < layout.sections().size() - 1
                && !layout.sections().get(first).migration()) {
            first++;
        }
        if (layout.whole().isEmpty()) {
            sections.getSelectionModel().select(first);
        }
    }

    private void goTo(int index) {
        Optional<PlanLayout> layout = model.layoutProperty().get();
        if (index < 0 || layout.isEmpty() || index >= layout.get().sections().size()) {
            return;
        }
        if (layout.get().whole().isPresent()) {
            sql.goTo(layout.get().starts().get(index));
        } else {
            sql.show(layout.get().section(index));
        }
    }

    private void showFailure(RunFailure failure) {
        for (int i = 0; i < sections.getItems().size(); i++) {
            if (sections.getItems().get(i).title().equals(failure.name())) {
                sections.getSelectionModel().select(i);
            }
        }
        sql.find(failure.name(), failure.line()).ifPresent(sql::reveal);
    }

    /** Lets the keyboard move through the plan. */
    void takeFocus() {
        Focus.moveTo(sections);
    }

    /** What the run's pane asks of this page. */
    private final class Around implements RunSurroundings {
        @Override
        public boolean isHere() {
            return model.isRunHere();
        }

        @Override
        public boolean isInSight() {
            return model.showsRun();
        }

        @Override
        public void show(RunFailure failure) {
            showFailure(failure);
        }

        @Override
        public boolean canRecover() {
            return true;
        }

        @Override
        public void recover() {
            model.run().environment().ifPresent(recovery::open);
        }

        @Override
        public boolean isDismissible() {
            return true;
        }

        @Override
        public void dismiss() {
            model.dismissAccount();
        }
    }
}
