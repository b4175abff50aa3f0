package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.app.WindowUnderTest.onToolkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.shell.Screen;

/** The application's own window over databases whose names are long. */
class LongNamesJourneyTest {
    private static final TestDatabase DATABASE = TestPostgres.usual().freshDatabase("names");

    private final Path folder = Screenshots.newFolder();

    private WindowUnderTest window;

    @BeforeEach
    void open() throws Exception {
        window = WindowUnderTest.real(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        onToolkit(() -> {
            window.model().closeWorkspace();
            return window;
        });
        window.close();
    }

    private void open(List<String> names, double width, double height) throws Exception {
        Path migration =
                Files.createDirectories(folder.resolve("prisma/migrations/20260101000000_update_customer_name"));
        Files.writeString(migration.resolve("migration.sql"), "create table customer (id int);\n");
        Files.writeString(migration.resolveSibling("migration_lock.toml"), "provider = \"postgresql\"\n");
        Workspace made = new Workspace(
                folder.resolve("lockkeeper.json"),
                new Project(
                        "shop",
                        ProjectKind.PRISMA,
                        List.of(migration.getParent()),
                        "public",
                        Optional.empty(),
                        FlywaySettings.defaults()),
                names.stream().map(LongNamesJourneyTest::profile).toList());
        WorkspaceFile.write(made);
        onToolkit(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
            return window.model().open(made.file());
        });
        window.waitFor("#navigation-status");
        window.waitUntil(() -> window.model().healthProperty().get().isKnown());
    }

    private static ConnectionProfile profile(String name) {
        Environment environment = name.startsWith("production")
                ? Environment.PRODUCTION
                : name.startsWith("staging") ? Environment.STAGING : Environment.DEVELOPMENT;
        ConnectionProfile usual = DATABASE.profile(environment);
        return new ConnectionProfile(
                name,
                environment,
                usual.host(),
                usual.port(),
                usual.database(),
                usual.user(),
                usual.sslMode(),
                usual.password(),
                Optional.empty());
    }

    private static List<String> ofSixtyLetters() {
        List<String> names = new ArrayList<>(List.of("dev-" + "x".repeat(56), "staging-" + "x".repeat(52)));
        IntStream.range(0, 6).forEach(i -> names.add("production-%s-region-%d".formatted("x".repeat(40), i)));
        return names;
    }

    /** What a person has to see on every page: where he is, and that it is production. */
    private void assertFrameInSight(String pictures) {
        List<String> cut = new ArrayList<>();
        for (Screen screen : List.copyOf(window.model().screens())) {
            onToolkit(() -> {
                window.model().select(screen);
                return screen;
            });
            window.settle();
            double width = onToolkit(() -> window.stage().getScene().getWidth());
            for (String part : List.of(
                    "#production-stripe",
                    ".production-stripe .production-word",
                    "#navigation-status",
                    "#health",
                    "#theme")) {
                Bounds where = bounds(window.node(part));
                if (!window.shows(part) || where.getMinX() < 0 || where.getMaxX() > width) {
                    cut.add("%s on %s: %.0f to %.0f of %.0f"
                            .formatted(part, screen.id(), where.getMinX(), where.getMaxX(), width));
                }
            }
            window.screenshot(pictures + screen.id());
        }
        assertThat(cut).isEmpty();
    }

    private static Bounds bounds(Node node) {
        return onToolkit(() -> node.localToScene(node.getLayoutBounds()));
    }

    @Test
    void names_of_sixty_letters_leave_the_rail_and_the_stripe_in_sight_on_every_page() throws Exception {
        open(ofSixtyLetters(), 1280, 800);
        focus(ofSixtyLetters().getLast());
        assertFrameInSight("long-names-");
    }

    @Test
    void five_ordinary_names_leave_the_preview_its_button_and_a_menu_of_environments() throws Exception {
        open(
                List.of(
                        "dev",
                        "staging-eu-central-1",
                        "staging-us-east-1",
                        "production-eu-central-1",
                        "production-us-east-1"),
                1280,
                800);
        focus("production-eu-central-1");
        assertFrameInSight("ordinary-names-");
        window.click("#navigation-preview");
        window.waitFor("Apply 1 migration to production-eu-central-1");
        Node apply = window.node("Apply 1 migration to production-eu-central-1");
        assertThat(bounds(apply).getMaxX()).isLessThanOrEqualTo(1280);
        window.screenshot("ordinary-names-preview");
        window.click(".preview-header .environment-menu");
        window.screenshot("ordinary-names-menu");
        window.click("staging-us-east-1   staging");
        window.waitFor("Apply 1 migration to staging-us-east-1");
    }

    private void focus(String name) {
        onToolkit(() -> {
            window.model().workspaceProperty().get().orElseThrow().focus(name);
            return name;
        });
        window.settle();
    }

    @Test
    void two_productions_whose_names_differ_at_the_end_can_be_told_apart_everywhere() throws Exception {
        String orders = "production-eu-central-1-shop-database-cluster-for-orders";
        String customers = "production-eu-central-1-shop-database-cluster-for-customers";
        open(List.of("dev", orders, customers), 1280, 800);
        focus(customers);
        window.screenshot("long-names-two-productions");
        assertThat(shown(".environments .name")).anyMatch(text -> text.endsWith("orders"));
        assertThat(shown(".environments .name")).anyMatch(text -> text.endsWith("customers"));
        assertThat(shown(".environment-header .name"))
                .anyMatch(text -> text.endsWith("orders"))
                .anyMatch(text -> text.endsWith("customers"))
                .filteredOn(text -> !text.equals("dev"))
                .allMatch(text -> text.startsWith("prod"));
        assertThat(shown(".production-stripe .name")).containsExactly(customers);
        assertThat(shown(".environments .environment-word")).contains("production");
    }

    @Test
    void the_environment_in_focus_is_in_sight_among_many() throws Exception {
        open(ofSixtyLetters(), 1280, 800);
        focus(ofSixtyLetters().getLast());
        Bounds item = bounds(window.node("#environment-" + ofSixtyLetters().getLast()));
        Bounds list = bounds(window.node(".environments .scroll-pane"));
        assertThat(item.getMaxY()).isLessThanOrEqualTo(list.getMaxY() + 1);
        assertThat(shown(".environment-header .name")).anyMatch(text -> text.endsWith("region-5"));
    }

    /** What is drawn of a label's text, with its ellipsis where it was cut. */
    private List<String> shown(String labels) {
        return window.robot().lookup(labels).queryAllAs(Label.class).stream()
                .map(label -> ((Text) label.lookup(".text")).getText())
                .toList();
    }
}
