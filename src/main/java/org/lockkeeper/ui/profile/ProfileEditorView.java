package org.lockkeeper.ui.profile;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.Workspaces;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;

/** The profiles at the left, the selected one's fields at the right, saving below. */
public final class ProfileEditorView extends BorderPane {
    private final ProfileEditorViewModel model;
    private final StackPane place = new StackPane();
    private Optional<ProfileForm> form = Optional.empty();

    /** @param leave goes back to where the person came from */
    public ProfileEditorView(ProfileEditorViewModel model, Runnable leave) {
        this.model = model;
        getStyleClass().add("profile-editor");
        getStylesheets().add(Stylesheets.of("profile"));
        setId("profile-editor");
        setTop(head(leave));
        setLeft(list());
        ScrollPane scroll = new ScrollPane(place);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        setBottom(foot());
        model.selectedProperty().subscribe(this::edit);
        model.problemsProperty().subscribe(found -> form.ifPresent(shown -> shown.show(found)));
    }

    private Node head(Runnable leave) {
        Label heading = new Label(Texts.get("profile.heading"));
        heading.getStyleClass().add("page-title");
        Label file = new Label(model.file().toString());
        file.getStyleClass().addAll("muted", "small", "mono");
        file.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = Icons.button(Feather.X, Texts.get("profile.leave"), () -> model.leave(leave));
        close.setId("profile-close");
        VBox head = new VBox(new HBox(heading, gap, close), file);
        head.getStyleClass().add("profile-head");
        return head;
    }

    private Node list() {
        ListView<ProfileDraft> list = new ListView<>(model.drafts());
        list.setCellFactory(_ -> new DraftCell());
        list.setId("profile-list");
        list.setAccessibleText(Texts.get("profile.heading"));
        Label none = new Label(Texts.get("profile.none"));
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().subscribe(draft -> {
            if (draft != null) {
                model.selectedProperty().set(Optional.of(draft));
            }
        });
        model.selectedProperty()
                .subscribe(draft ->
                        draft.ifPresent(each -> list.getSelectionModel().select(each)));
        VBox.setVgrow(list, Priority.ALWAYS);
        Button add = new Button(Texts.get("profile.add"), Icons.of(Feather.PLUS));
        add.setId("profile-add");
        add.setOnAction(_ -> model.add());
        Button services = new Button(Texts.get("profile.import.service"), Icons.of(Feather.DOWNLOAD));
        services.setMnemonicParsing(false);
        services.setOnAction(_ -> model.importServiceFile());
        add.setMaxWidth(Double.MAX_VALUE);
        services.setMaxWidth(Double.MAX_VALUE);
        add.setMinWidth(Region.USE_PREF_SIZE);
        services.setMinWidth(Region.USE_PREF_SIZE);
        VBox side = new VBox(list, add, services);
        side.getStyleClass().add("profile-side");
        side.setMinWidth(Region.USE_PREF_SIZE);
        return side;
    }

    private void edit(Optional<ProfileDraft> draft) {
        form.ifPresent(ProfileForm::dispose);
        form = draft.map(ProfileForm::new);
        if (form.isEmpty()) {
            Label empty = new Label(Texts.get("profile.none"));
            empty.getStyleClass().add("muted");
            place.getChildren().setAll(empty);
            return;
        }
        form.get().show(model.problemsProperty().get());
        VBox column = new VBox(importRow(), form.get(), testRow());
        column.getStyleClass().add("profile-column");
        place.getChildren().setAll(column);
        StackPane.setAlignment(column, Pos.TOP_LEFT);
    }

    private Node importRow() {
        TextField url = new TextField();
        url.setPromptText(Texts.get("profile.import.url.prompt"));
        url.setAccessibleText(Texts.get("profile.import.url.prompt"));
        url.setId("profile-url");
        HBox.setHgrow(url, Priority.ALWAYS);
        Button fill = new Button(Texts.get("profile.import.url"));
        fill.setId("profile-url-fill");
        Runnable take = () -> {
            String text = url.getText();
            // It may hold a password, which shall not stay on the screen.
            url.clear();
            model.importUrl(text);
        };
        fill.setOnAction(_ -> take.run());
        url.setOnAction(_ -> take.run());
        fill.disableProperty().bind(url.textProperty().isEmpty());
        Button env = new Button(Texts.get("profile.import.env"));
        env.setOnAction(_ -> model.importEnvFile());
        fill.setMinWidth(Region.USE_PREF_SIZE);
        env.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(url, fill, env);
        row.getStyleClass().add("form-row");
        Label notices = new Label();
        notices.setWrapText(true);
        notices.getStyleClass().addAll("small", "muted");
        model.noticesProperty().subscribe(told -> {
            notices.setText(String.join("\n", told));
            notices.setVisible(!told.isEmpty());
            notices.setManaged(!told.isEmpty());
        });
        VBox box = new VBox(row, notices);
        box.getStyleClass().add("import-box");
        return box;
    }

    private Node testRow() {
        Button test = new Button(Texts.get("profile.test"), Icons.of(Feather.ZAP));
        test.setId("profile-test");
        test.setMinWidth(Region.USE_PREF_SIZE);
        test.setOnAction(_ -> model.test());
        test.disableProperty().bind(model.testingProperty());
        Label outcome = new Label();
        outcome.setId("profile-tested");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        Subscription.combine(
                model.testedProperty().subscribe(found -> show(outcome, found)),
                model.testingProperty().subscribe(testing -> {
                    if (testing) {
                        outcome.setText(Texts.get("profile.test.running"));
                    }
                }));
        HBox row = new HBox(test, outcome);
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().addAll("form-row", "test-row");
        return row;
    }

    private static void show(Label outcome, Optional<Workspaces.Tested> found) {
        outcome.setText(found.map(Workspaces.Tested::sentence).orElse(""));
        outcome.setGraphic(found.map(each -> each.passed()
                        ? Icons.of(Feather.CHECK_CIRCLE, "success-icon")
                        : Icons.of(Feather.X_CIRCLE, "danger-icon"))
                .orElse(null));
    }

    private Node foot() {
        Button remove = new Button(Texts.get("profile.remove"), Icons.of(Feather.TRASH_2));
        remove.setId("profile-remove");
        remove.setOnAction(_ -> model.remove());
        model.selectedProperty().subscribe(draft -> remove.setDisable(draft.isEmpty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label why = new Label();
        why.getStyleClass().addAll("small", "muted");
        model.validProperty().subscribe(valid -> why.setText(valid ? "" : Texts.get("profile.invalid")));
        Button revert = new Button(Texts.get("profile.revert"));
        revert.setOnAction(_ -> model.revert());
        revert.disableProperty().bind(model.changedProperty().not());
        Button save = new Button(Texts.get("profile.save"));
        save.setId("profile-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> model.save());
        save.disableProperty()
                .bind(model.changedProperty().not().or(model.validProperty().not()));
        HBox foot = new HBox(remove, gap, why, revert, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("profile-foot");
        return foot;
    }

    private static final class DraftCell extends ListCell<ProfileDraft> {
        private Subscription subscription = Subscription.EMPTY;

        DraftCell() {
            // As wide as the list, and never wider: a long name is cut, and nothing scrolls sideways.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ProfileDraft item, boolean empty) {
            super.updateItem(item, empty);
            subscription.unsubscribe();
            subscription = Subscription.EMPTY;
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
            } else {
                subscription = item.nameProperty()
                        .subscribe(this::setText)
                        .and(item.environmentProperty()
                                .subscribe(environment -> setGraphic(new EnvironmentMark(environment))));
            }
        }
    }
}
