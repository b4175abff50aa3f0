package org.lockkeeper.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.settings.SettingsFile;
import org.lockkeeper.ui.settings.SettingsModel;
import org.lockkeeper.ui.theme.ThemeChoice;

class ShellViewModelTest {
    @TempDir
    private Path folder;

    private final MadeUpEngine engine = new MadeUpEngine(List.of("1_init", "2_orders"));
    private final MadeUpWorkspaces workspaces = new MadeUpWorkspaces(engine);
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> turns = new ArrayList<>();

    private SettingsModel settings() {
        return new SettingsModel(new SettingsFile(folder.resolve("settings.json")));
    }

    private ShellViewModel shell() {
        return new ShellViewModel(
                workspaces,
                _ -> List.of(new Recorded("status"), new Recorded("preview")),
                new DirectTaskRunner(Progress.NONE),
                Runnable::run,
                dialogs,
                settings());
    }

    @Test
    void a_workspace_that_cannot_be_opened_is_told_and_leaves_the_start_page() {
        ShellViewModel shell = shell();
        shell.open(Path.of("/nowhere/lockkeeper.json"));
        assertThat(dialogs.shown())
                .singleElement()
                .asString()
                .startsWith("error LK-WS-FILE: There is no workspace file");
        assertThat(shell.pageProperty().get()).isEqualTo(new Page.Start());
        assertThat(shell.openingProperty().get()).isFalse();
    }

    @Test
    void a_remembered_workspace_that_is_gone_leads_to_the_start_page() {
        settings().update(s -> s.withWorkspace(Path.of("/nowhere/lockkeeper.json")));
        ShellViewModel shell = shell();
        shell.openLast();
        assertThat(dialogs.shown()).hasSize(1);
        assertThat(shell.pageProperty().get()).isEqualTo(new Page.Start());
    }

    @Test
    void a_sandbox_that_does_not_start_is_told() {
        workspaces.withBrokenSandbox();
        ShellViewModel shell = shell();
        shell.openSandbox();
        assertThat(dialogs.shown()).singleElement().asString().contains("LK-SANDBOX-START");
    }

    @Test
    void a_project_that_cannot_be_read_is_told_with_the_workspace_open() {
        engine.broken("prisma/migrations is gone");
        ShellViewModel shell = shell();
        shell.open(MadeUpWorkspaces.FILE);
        assertThat(dialogs.shown()).singleElement().asString().contains("gone");
        assertThat(shell.workspaceProperty().get()).isPresent();
    }

    @Test
    void an_unreachable_environment_shows_in_the_health() {
        engine.unreachable("staging", "down");
        ShellViewModel shell = shell();
        shell.open(MadeUpWorkspaces.FILE);
        assertThat(shell.healthProperty().get()).isEqualTo(new Health(2, 3));
        assertThat(shell.messageProperty().get()).isEqualTo("2 of 3 environments could be read.");
        assertThat(dialogs.shown()).isEmpty();
    }

    @Test
    void opening_reads_everything_shows_the_first_screen_and_is_remembered() {
        ShellViewModel shell = shell();
        shell.open(MadeUpWorkspaces.FILE);
        assertThat(shell.healthProperty().get()).isEqualTo(new Health(3, 3));
        assertThat(turns).containsExactly("status shown");
        assertThat(settings().current().workspace()).contains(MadeUpWorkspaces.FILE);

        ShellViewModel next = shell();
        next.openLast();
        assertThat(next.workspaceProperty().get()).isPresent();
    }

    @Test
    void the_sandbox_is_started_before_its_workspace_is_opened_again() {
        shell().open(MadeUpWorkspaces.SANDBOX);
        assertThat(workspaces.sandboxStarts()).isEqualTo(1);
    }

    @Test
    void turning_the_page_tells_both_screens() {
        ShellViewModel shell = shell();
        shell.open(MadeUpWorkspaces.FILE);
        shell.select(shell.screens().getLast());
        shell.select(shell.screens().getLast());
        shell.editConnections();
        assertThat(turns).containsExactly("status shown", "status hidden", "preview shown", "preview hidden");
    }

    @Test
    void a_workspace_without_connections_opens_where_they_are_added() {
        workspaces.withoutConnections();
        ShellViewModel shell = shell();
        shell.open(MadeUpWorkspaces.FILE);
        assertThat(shell.pageProperty().get()).isInstanceOf(Page.Connections.class);
        Page first = shell.pageProperty().get();
        shell.open(MadeUpWorkspaces.FILE);
        assertThat(shell.pageProperty().get()).isNotEqualTo(first);
    }

    @Test
    void a_remembered_workspace_comes_without_a_look_at_the_start_page() {
        settings().update(s -> s.withWorkspace(MadeUpWorkspaces.FILE));
        ShellViewModel shell = shell();
        List<Page> pages = new ArrayList<>();
        shell.pageProperty().subscribe((Page page) -> pages.add(page));
        shell.openLast();
        assertThat(pages).map(page -> page.getClass().getSimpleName()).containsExactly("Start", "Opening", "OfScreen");
    }

    @Test
    void leaving_forgets_the_workspace_and_closing_does_not() {
        ShellViewModel shell = shell();
        shell.open(MadeUpWorkspaces.FILE);
        shell.closeWorkspace();
        assertThat(settings().current().workspace()).isPresent();
        shell.open(MadeUpWorkspaces.FILE);
        shell.leaveWorkspace();
        assertThat(settings().current().workspace()).isEmpty();
        assertThat(shell.pageProperty().get()).isEqualTo(new Page.Start());
        assertThat(shell.screens()).isEmpty();
        assertThat(shell.recent()).containsExactly(MadeUpWorkspaces.FILE);
    }

    @Test
    void every_screen_and_environment_has_an_action_with_keys_and_ids_are_unique() {
        ShellViewModel shell = shell();
        shell.open(MadeUpWorkspaces.FILE);
        List<Action> actions = new ShellActions(
                        shell,
                        new SimpleObjectProperty<>(ThemeChoice.SYSTEM),
                        new WindowActions(() -> {}, () -> {}, () -> {}, () -> {}, () -> {}))
                .all();
        assertThat(actions).map(Action::id).doesNotHaveDuplicates();
        assertThat(actions)
                .map(a -> a.title() + " " + a.shortcut())
                .contains("Go to preview Shortcut+2", "Focus on prod-eu (production) Alt+3");
        assertThat(actions)
                .filteredOn(a -> !a.shortcut().isEmpty())
                .map(Action::shortcut)
                .doesNotHaveDuplicates();
        actions.stream()
                .filter(a -> a.id().equals("shell.focus.prod-eu"))
                .forEach(a -> a.run().run());
        assertThat(shell.workspaceProperty()
                        .get()
                        .orElseThrow()
                        .focusProperty()
                        .get()
                        .orElseThrow()
                        .name())
                .isEqualTo("prod-eu");
    }

    private final class Recorded implements Screen {
        private final String id;

        Recorded(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return id;
        }

        @Override
        public Node view() {
            return new Region();
        }

        @Override
        public void shown() {
            turns.add(id + " shown");
        }

        @Override
        public void hidden() {
            turns.add(id + " hidden");
        }

        @Override
        public List<Action> actions() {
            return List.of(new Action(id + ".do", "Do it on " + id, "", () -> {}));
        }
    }
}
