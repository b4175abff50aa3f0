package org.lockkeeper.ui.dialog;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Icons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dialogs as cards over the window; files through the system's own choosers. */
public final class FxDialogService implements DialogService {
    private static final Logger LOG = LoggerFactory.getLogger(FxDialogService.class);

    private final OverlayPane overlay;
    private final Path log;
    private final Clock clock;

    /** @param log where the log is, for people to find */
    public FxDialogService(OverlayPane overlay, Path log, Clock clock) {
        this.overlay = overlay;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void error(Throwable failure) {
        if (failure instanceof CancellationException) {
            LOG.info("cancelled: {}", failure.getMessage());
            return;
        }
        Failure told = Failure.of(failure);
        LOG.error("{}: {}", told.code(), told.sentence(), failure);
        String details = FailureDetails.text(told, failure, clock.instant(), log);
        onToolkit(() -> {
            ErrorCard[] shown = new ErrorCard[1];
            shown[0] = new ErrorCard(told, details, () -> overlay.hide(shown[0].card()));
            overlay.show(shown[0].card(), Pos.CENTER, shown[0].focus(), () -> overlay.hide(shown[0].card()));
        });
    }

    @Override
    public boolean confirm(String title, String text, String actionLabel) {
        Question<Boolean> question = new Question<>(overlay);
        Card card = new Card(Icons.of(Feather.HELP_CIRCLE, "accent-icon", "card-icon"), title, text);
        Button cancel = card.button(Texts.get("dialog.cancel"), question::dismiss);
        Button act = card.button(actionLabel, () -> question.answer(true));
        act.getStyleClass().add("accent");
        return question.ask(card, cancel).orElse(false);
    }

    @Override
    public Confirmer confirmer(Optional<String> shown) {
        return new FxConfirmer(overlay, shown);
    }

    @Override
    public Optional<String> password(ConnectionProfile profile) {
        if (Platform.isFxApplicationThread()) {
            return askPassword(profile);
        }
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Platform.runLater(() -> answer.complete(askPassword(profile)));
        return answer.join();
    }

    private Optional<String> askPassword(ConnectionProfile profile) {
        Question<String> question = new Question<>(overlay);
        Card card = new Card(
                Icons.of(
                        Feather.KEY,
                        profile.environment() == Environment.PRODUCTION ? "danger-icon" : "accent-icon",
                        "card-icon"),
                Texts.get("dialog.password.title", profile.name()),
                Texts.get(
                        "dialog.password.text",
                        profile.user(),
                        profile.address(),
                        profile.environment().label()));
        PasswordField field = new PasswordField();
        field.setAccessibleText(Texts.get("dialog.password.field"));
        card.insert(field);
        card.button(Texts.get("dialog.cancel"), question::dismiss);
        Button connect = card.button(Texts.get("dialog.password.connect"), () -> question.answer(field.getText()));
        connect.setDefaultButton(true);
        return question.ask(card, field);
    }

    @Override
    public Optional<Path> chooseFile(String title, FileKind kind) {
        return chosen(() -> chooser(title, kind).showOpenDialog(window()));
    }

    @Override
    public Optional<Path> chooseSave(String title, String suggestedName, FileKind kind) {
        return chosen(() -> {
            FileChooser chooser = chooser(title, kind);
            chooser.setInitialFileName(suggestedName);
            return chooser.showSaveDialog(window());
        });
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> begin) {
        return chosen(() -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(title);
            begin.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
            return chooser.showDialog(window());
        });
    }

    private static Optional<Path> chosen(Supplier<@Nullable File> dialog) {
        return Optional.ofNullable(dialog.get()).map(File::toPath);
    }

    private static FileChooser chooser(String title, FileKind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (kind != FileKind.ANY) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.pattern(), kind.pattern()));
        }
        return chooser;
    }

    private @Nullable Window window() {
        return overlay.getScene() == null ? null : overlay.getScene().getWindow();
    }

    private static void onToolkit(Runnable run) {
        if (Platform.isFxApplicationThread()) {
            run.run();
        } else {
            Platform.runLater(run);
        }
    }
}
