package org.lockkeeper.ui.profile;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.TlsSign;

/** The fields of one draft; what is wrong stands below its field. */
final class ProfileForm extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Map<Field, Label> problems = new EnumMap<>(Field.class);
    private final Map<Field, Node> inputs = new EnumMap<>(Field.class);
    private Subscription subscriptions = Subscription.EMPTY;

    ProfileForm(ProfileDraft draft) {
        getStyleClass().add("profile-form");
        TextField name = text(Field.NAME, draft.nameProperty(), "profile.name");
        ComboBox<Environment> environment = new ComboBox<>();
        environment.getItems().setAll(Environment.values());
        environment.setConverter(new LabelConverter<>(Environment::label));
        environment.valueProperty().bindBidirectional(draft.environmentProperty());
        environment.setId("profile-environment");
        getChildren()
                .add(row(labelled("profile.name", name, Field.NAME), labelled("profile.environment", environment)));
        getChildren().add(consequences(draft));

        TextField host = text(Field.HOST, draft.hostProperty(), "profile.host");
        TextField port = text(Field.PORT, draft.portProperty(), "profile.port");
        VBox portBox = labelled("profile.port", port, Field.PORT);
        portBox.setMinWidth(110);
        portBox.setMaxWidth(110);
        getChildren().add(row(labelled("profile.host", host, Field.HOST), portBox));
        getChildren()
                .add(row(
                        labelled(
                                "profile.database",
                                text(Field.DATABASE, draft.databaseProperty(), "profile.database"),
                                Field.DATABASE),
                        labelled("profile.user", text(Field.USER, draft.userProperty(), "profile.user"), Field.USER)));

        ComboBox<SslMode> ssl = new ComboBox<>();
        ssl.getItems().setAll(SslMode.values());
        ssl.setConverter(new LabelConverter<>(SslMode::label));
        ssl.valueProperty().bindBidirectional(draft.sslModeProperty());
        ssl.setId("profile-ssl");
        ComboBox<PasswordKind> kind = new ComboBox<>();
        kind.getItems().setAll(PasswordKind.PGPASS, PasswordKind.PROMPT, PasswordKind.ENV, PasswordKind.COMMAND);
        if (!kind.getItems().contains(draft.passwordKindProperty().get())) {
            kind.getItems().add(draft.passwordKindProperty().get());
        }
        kind.setConverter(new LabelConverter<>(
                each -> Texts.get("profile.password." + each.name().toLowerCase(java.util.Locale.ROOT))));
        kind.valueProperty().bindBidirectional(draft.passwordKindProperty());
        kind.setId("profile-password");
        getChildren().add(row(labelled("profile.password", kind), labelled("profile.ssl", ssl)));
        getChildren().add(weakTls(draft));
        getChildren().add(passwordDetail(draft));
        getChildren()
                .add(labelled(
                        "profile.health",
                        text(Field.HEALTH_URL, draft.healthUrlProperty(), "profile.health"),
                        Field.HEALTH_URL));
    }

    /** Shows what is wrong; nothing where the map has no entry. */
    void show(Map<Field, String> found) {
        problems.forEach((field, label) -> {
            String problem = found.getOrDefault(field, "");
            label.setText(problem);
            shown(label, !problem.isEmpty());
        });
        inputs.forEach((field, input) -> input.pseudoClassStateChanged(WRONG, found.containsKey(field)));
    }

    /** Lets go of the draft. */
    void dispose() {
        subscriptions.unsubscribe();
    }

    private Node consequences(ProfileDraft draft) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("consequences");
        subscriptions = subscriptions.and(draft.environmentProperty().subscribe(environment -> {
            label.getStyleClass().removeAll("development", "staging", "production");
            label.getStyleClass().add(environment.label());
            label.setText(Texts.get("profile.consequences." + environment.label()));
            label.setGraphic(Icons.of(environment == Environment.PRODUCTION ? Feather.LOCK : Feather.UNLOCK));
        }));
        return label;
    }

    private Node weakTls(ProfileDraft draft) {
        Label label = new Label("", Icons.of(Feather.SHIELD_OFF, "warning-icon"));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("warning-text", "small");
        label.setId("weak-tls");
        Runnable update = () -> {
            SslMode mode = draft.sslModeProperty().get();
            shown(label, TlsSign.isWeak(draft.environmentProperty().get(), mode));
            label.setText(Texts.get("theme.tls.weak", mode.label()));
        };
        subscriptions = subscriptions
                .and(draft.environmentProperty().subscribe(update))
                .and(draft.sslModeProperty().subscribe(update));
        update.run();
        return label;
    }

    private Node passwordDetail(ProfileDraft draft) {
        TextArea area = new TextArea();
        area.setPrefRowCount(2);
        area.getStyleClass().add("mono");
        area.textProperty().bindBidirectional(draft.passwordDetailProperty());
        area.setId("profile-password-detail");
        inputs.put(Field.PASSWORD, area);
        VBox box = labelled("profile.password.detail", area, Field.PASSWORD);
        Label caption = (Label) box.getChildren().getFirst();
        subscriptions = subscriptions.and(draft.passwordKindProperty().subscribe(kind -> {
            shown(box, kind.hasDetail());
            area.setPrefRowCount(kind == PasswordKind.COMMAND ? 3 : 1);
            caption.setText(Texts.get(
                    kind == PasswordKind.COMMAND ? "profile.password.detail.command" : "profile.password.detail"));
            area.setAccessibleText(caption.getText());
        }));
        return box;
    }

    private TextField text(Field field, javafx.beans.property.StringProperty value, String key) {
        TextField input = new TextField();
        input.textProperty().bindBidirectional(value);
        input.setAccessibleText(Texts.get(key));
        input.setId("profile-" + field.name().toLowerCase(java.util.Locale.ROOT));
        inputs.put(field, input);
        return input;
    }

    private VBox labelled(String key, TextInputControl input, Field field) {
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().addAll("danger-text", "small");
        shown(problem, false);
        problems.put(field, problem);
        VBox box = labelled(key, input);
        box.getChildren().add(problem);
        return box;
    }

    private static VBox labelled(String key, Region input) {
        Label label = new Label(Texts.get(key));
        label.setLabelFor(input);
        label.getStyleClass().addAll("small", "muted");
        input.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(label, input);
        box.getStyleClass().add("field");
        return box;
    }

    private static HBox row(VBox... boxes) {
        HBox row = new HBox(boxes);
        row.getStyleClass().add("form-row");
        for (VBox box : boxes) {
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setPrefWidth(100);
        }
        return row;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
