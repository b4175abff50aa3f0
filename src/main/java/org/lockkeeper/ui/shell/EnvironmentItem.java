package org.lockkeeper.ui.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.NameLabel;
import org.lockkeeper.ui.control.TroubleWords;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Tips;
import org.lockkeeper.ui.theme.TlsSign;

/** One environment on the rail: mark and name; below them what it is for, whether it answers, its version and its role. */
final class EnvironmentItem extends ToggleButton {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    private final ConnectionProfile profile;
    private final Label standing = new Label();
    private final Label concern = new Label();
    private String told = "";
    private String says = "";
    private List<String> concerns = List.of();

    EnvironmentItem(ConnectionProfile profile, Runnable onChosen) {
        this.profile = profile;
        getStyleClass().add("environment-item");
        setId("environment-" + profile.name());
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        NameLabel name = new NameLabel(profile.name(), 0, Double.MAX_VALUE);
        name.getStyleClass().addAll("name", "strong");
        Label word = new Label(profile.environment().label());
        word.getStyleClass().addAll("environment-word", profile.environment().label());
        word.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        concern.getStyleClass().add("concern");
        concern.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        concern.setMinWidth(USE_PREF_SIZE);
        concern.managedProperty().bind(concern.visibleProperty());
        concern.setVisible(false);
        HBox first = new HBox(new EnvironmentMark(profile.environment()), name, gap, concern);
        first.setAlignment(Pos.CENTER_LEFT);
        first.getStyleClass().add("environment-line");
        standing.getStyleClass().addAll("environment-standing", "small");
        standing.setMinWidth(0);
        VBox content = new VBox(first, word, standing);
        TlsSign.of(profile).ifPresent(sign -> content.getChildren().add(sign));
        content.getStyleClass().add("environment-content");
        content.prefWidthProperty().bind(widthProperty().subtract(20));
        setGraphic(content);
        Tips.on(this, () -> concerns.isEmpty() ? told : told + "\n" + String.join("\n", concerns));
        setOnAction(_ -> onChosen.run());
        show(Optional.empty(), Optional.empty());
    }

    /** @param silentSince when it was first seen not to answer */
    void show(Optional<EnvironmentStatus> status, Optional<Instant> silentSince) {
        standing.getStyleClass().removeAll("danger-text", "muted");
        String text =
                status.map(now -> standing(now, silentSince)).orElseGet(() -> Texts.get("shell.environment.reading"));
        boolean broken = status.isPresent() && !status.get().isReadable();
        standing.setText(text);
        standing.getStyleClass().add(broken ? "danger-text" : "muted");
        standing.setGraphic(
                broken
                        ? Icons.of(Feather.X_CIRCLE, "danger-icon")
                        : status.isPresent()
                                ? Icons.of(Feather.CHECK_CIRCLE, "success-icon")
                                : Icons.of(Feather.CIRCLE, "muted-icon"));
        String why = status.flatMap(EnvironmentStatus::error).orElse(text);
        told = "%s\n%s\n%s".formatted(profile.name(), profile.address(), why);
        says = "%s, %s, %s".formatted(profile.name(), profile.environment().label(), why);
        describe();
    }

    /** Puts what somebody should look at beside the name. */
    void tell(List<String> sentences) {
        concerns = sentences.stream().map(VisibleText::of).toList();
        concern.setText(Integer.toString(concerns.size()));
        concern.setVisible(!concerns.isEmpty());
        describe();
    }

    private void describe() {
        setAccessibleText(concerns.isEmpty() ? says : says + ". " + String.join(" ", concerns));
    }

    private static String standing(EnvironmentStatus status, Optional<Instant> silentSince) {
        return TroubleWords.of(status)
                .map(trouble -> silentSince
                        .map(since -> Texts.get("shell.environment.since", trouble, TIME.format(since)))
                        .orElse(trouble))
                .or(() -> status.facts().map(EnvironmentItem::server))
                .orElse("");
    }

    private static String server(ServerFacts facts) {
        return Texts.get(
                facts.inRecovery() ? "shell.environment.standby" : "shell.environment.primary",
                facts.version().text());
    }

    /** A radio button does not go out when it is pressed again. */
    @Override
    public void fire() {
        if (isSelected()) {
            return;
        }
        super.fire();
    }
}
