package org.lockkeeper.app;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** The window with made-up environments, to be looked at; not a test. */
public final class Gallery extends Application {
    @Override
    public void start(Stage stage) {
        MadeUpEngine engine = new MadeUpEngine(IntStream.range(0, 12)
                        .mapToObj("202601%02d_add_column"::formatted)
                        .toList())
                .applied("dev", 12)
                .applied("staging", 9)
                .applied("prod-eu", 6)
                .unreachable(
                        "staging",
                        "staging (staging.db.example.com:5432/shop): the name cannot be resolved; check host in the profile.");
        MainWindow window = new MainWindow(
                stage,
                UserFolders.current(),
                Clock.systemUTC(),
                _ -> new MadeUpWorkspaces(engine),
                (_, _, _, frame) ->
                        List.of(page("status", "Status", frame::say), page("preview", "Preview", frame::say)));
        window.open();
    }

    static Screen page(String id, String title, Consumer<String> say) {
        return new Screen() {
            private final Node view = new StackPane(new Label(title));

            @Override
            public String id() {
                return id;
            }

            @Override
            public String title() {
                return title;
            }

            @Override
            public Node view() {
                return view;
            }

            @Override
            public void shown() {
                say.accept(title + " is in front");
            }

            @Override
            public void hidden() {
                say.accept(title + " went away");
            }

            @Override
            public List<Action> actions() {
                return IntStream.range(0, 100)
                        .mapToObj(i -> new Action(
                                id + i,
                                "Show migration 202601%02d_add_column_%s".formatted(i, id),
                                "",
                                () -> say.accept("migration " + i)))
                        .toList();
            }
        };
    }

    /** The launcher refuses an application as the main class on the classpath. */
    public static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            Application.launch(Gallery.class, arguments);
        }
    }
}
