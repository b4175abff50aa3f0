package org.lockkeeper.ui.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.HeldTaskRunner;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.Workspaces;

class ProfileEditorViewModelTest {
    @TempDir
    private Path folder;

    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final MadeUpWorkspaces workspaces = new MadeUpWorkspaces(new MadeUpEngine(List.of()));
    private final AtomicInteger saved = new AtomicInteger();

    private ProfileEditorViewModel editor(Workspace workspace) {
        return new ProfileEditorViewModel(
                workspace, workspaces, new DirectTaskRunner(Progress.NONE), dialogs, saved::incrementAndGet);
    }

    private ProfileEditorViewModel editor() {
        return editor(MadeUpWorkspaces.workspace(MadeUpWorkspaces.FILE));
    }

    private static ProfileDraft selected(ProfileEditorViewModel editor) {
        return editor.selectedProperty().get().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "HOST, ''", "HOST, two hosts", "HOST, db/shop", "HOST, user@db", "PORT, 0", "PORT, 65536", "PORT, five",
        "PORT, ''", "PORT, 123456", "DATABASE, ' '", "USER, ''", "NAME, ' '", "NAME, staging", "HEALTH_URL, ftp://x"
    })
    void a_wrong_field_is_told_and_cannot_be_saved(Field field, String text) {
        ProfileEditorViewModel editor = editor();
        ProfileDraft draft = selected(editor);
        switch (field) {
            case NAME -> draft.nameProperty().set(text);
            case HOST -> draft.hostProperty().set(text);
            case PORT -> draft.portProperty().set(text);
            case DATABASE -> draft.databaseProperty().set(text);
            case USER -> draft.userProperty().set(text);
            case PASSWORD -> throw new IllegalArgumentException();
            case HEALTH_URL -> draft.healthUrlProperty().set(text);
        }
        assertThat(editor.problemsProperty().get()).containsOnlyKeys(field);
        assertThat(editor.validProperty().get()).isFalse();
        editor.save();
        editor.test();
        assertThat(workspaces.written()).isEmpty();
        assertThat(editor.testedProperty().get()).isEmpty();
    }

    @Test
    void a_password_source_wants_what_it_needs() {
        ProfileEditorViewModel editor = editor();
        selected(editor).passwordKindProperty().set(PasswordKind.ENV);
        assertThat(editor.problemsProperty().get()).containsOnlyKeys(Field.PASSWORD);
        selected(editor).passwordDetailProperty().set(" SHOP_PASSWORD ");
        editor.save();
        assertThat(workspaces.written().getFirst().profiles().getFirst().password())
                .isEqualTo(new PasswordSource.Env("SHOP_PASSWORD"));
    }

    @Test
    void a_command_is_a_list_of_arguments_one_a_line() {
        ProfileEditorViewModel editor = editor();
        selected(editor).passwordKindProperty().set(PasswordKind.COMMAND);
        selected(editor).passwordDetailProperty().set("pass\n\nshow\nshop/prod eu\n");
        editor.save();
        assertThat(workspaces.written().getFirst().profiles().getFirst().password())
                .isEqualTo(new PasswordSource.Command(List.of("pass", "show", "shop/prod eu")));
    }

    @Test
    void a_failed_test_says_why_and_a_change_takes_the_verdict_away() {
        ProfileEditorViewModel editor = editor();
        editor.selectedProperty().set(Optional.of(editor.drafts().get(1)));
        editor.test();
        assertThat(editor.testedProperty().get()).get().satisfies(tested -> {
            assertThat(tested.passed()).isFalse();
            assertThat(tested.sentence()).contains("the name cannot be resolved");
        });
        selected(editor).hostProperty().set("elsewhere");
        assertThat(editor.testedProperty().get()).isEmpty();
    }

    @Test
    void a_verdict_on_another_profile_is_not_shown() {
        HeldTaskRunner tasks = new HeldTaskRunner();
        ProfileEditorViewModel editor = new ProfileEditorViewModel(
                MadeUpWorkspaces.workspace(MadeUpWorkspaces.FILE), workspaces, tasks, dialogs, () -> {});
        editor.test();
        assertThat(editor.testingProperty().get()).isTrue();
        editor.selectedProperty().set(Optional.of(editor.drafts().get(1)));
        tasks.runNext();
        assertThat(editor.testedProperty().get()).isEmpty();
        assertThat(editor.testingProperty().get()).isFalse();
    }

    @Test
    void a_test_that_passes_says_what_it_found() {
        ProfileEditorViewModel editor = editor();
        editor.test();
        assertThat(editor.testedProperty().get())
                .get()
                .extracting(Workspaces.Tested::passed)
                .isEqualTo(true);
    }

    @Test
    void a_url_that_is_none_is_told_without_repeating_it() {
        ProfileEditorViewModel editor = editor();
        editor.importUrl("mysql://root:geheim@db/shop");
        assertThat(dialogs.shown())
                .singleElement()
                .asString()
                .startsWith("error ")
                .doesNotContain("geheim");
        assertThat(selected(editor).hostProperty().get()).isEqualTo("dev.db.example.com");
    }

    @Test
    void a_url_fills_the_address_and_its_password_is_dropped_with_a_notice() {
        ProfileEditorViewModel editor = editor();
        editor.importUrl(" postgresql://app:geheim@pg.example.org:6432/orders?sslmode=require ");
        ConnectionProfile profile = selected(editor).profile();
        assertThat(profile.address()).isEqualTo("pg.example.org:6432/orders");
        assertThat(profile.user()).isEqualTo("app");
        assertThat(profile.name()).isEqualTo("dev");
        assertThat(profile.sslMode()).isEqualTo(SslMode.REQUIRE);
        assertThat(editor.noticesProperty().get())
                .isNotEmpty()
                .allSatisfy(notice -> assertThat(notice).doesNotContain("geheim"));
    }

    @Test
    void an_env_file_fills_the_address() throws IOException {
        Path env = folder.resolve(".env");
        Files.writeString(env, "export DATABASE_URL=\"postgresql://app@pg:5433/shop?schema=public\"\n");
        ProfileEditorViewModel editor = editor();
        dialogs.choosing(env);
        editor.importEnvFile();
        assertThat(selected(editor).profile().address()).isEqualTo("pg:5433/shop");
    }

    @Test
    void imported_services_count_as_production_until_told_otherwise() throws IOException {
        Path services = folder.resolve("pg_service.conf");
        Files.writeString(services, "[eu]\nhost=pg.eu\nport=5432\ndbname=shop\nuser=app\n");
        ProfileEditorViewModel editor = editor();
        dialogs.choosing(services);
        editor.importServiceFile();
        assertThat(selected(editor).profile().environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(editor.drafts()).hasSize(4);
        assertThat(editor.noticesProperty().get()).last().asString().contains("production");
    }

    @Test
    void a_new_connection_is_for_the_environment_that_has_none_with_a_name_of_its_own() {
        ProfileEditorViewModel editor = editor(new Workspace(
                MadeUpWorkspaces.FILE,
                MadeUpWorkspaces.workspace(MadeUpWorkspaces.FILE).project(),
                List.of()));
        editor.add();
        editor.add();
        editor.add();
        editor.add();
        assertThat(editor.drafts())
                .map(draft -> draft.nameProperty().get() + " "
                        + draft.sslModeProperty().get().label())
                .containsExactly(
                        "development prefer", "staging prefer", "production verify-full", "development-2 prefer");
        assertThat(editor.validProperty().get()).isFalse();
    }

    @Test
    void removing_selects_the_neighbour_and_reverting_brings_everything_back() {
        ProfileEditorViewModel editor = editor();
        editor.remove();
        assertThat(selected(editor).nameProperty().get()).isEqualTo("staging");
        editor.remove();
        editor.remove();
        assertThat(editor.selectedProperty().get()).isEmpty();
        assertThat(editor.changedProperty().get()).isTrue();
        editor.revert();
        assertThat(editor.drafts()).hasSize(3);
        assertThat(editor.changedProperty().get()).isFalse();
    }

    @Test
    void saving_writes_everything_and_keeps_what_the_form_does_not_show() {
        ConnectionProfile plain = MadeUpWorkspaces.profile("dev", Environment.DEVELOPMENT, SslMode.VERIFY_CA);
        ConnectionProfile certified = new ConnectionProfile(
                "dev",
                plain.environment(),
                plain.host(),
                plain.port(),
                plain.database(),
                plain.user(),
                plain.sslMode(),
                new PasswordSource.Keychain(),
                Optional.of("https://shop.example.com/health"),
                Optional.of(Path.of("/certs/root.pem")));
        ProfileEditorViewModel editor = editor(new Workspace(
                MadeUpWorkspaces.FILE,
                MadeUpWorkspaces.workspace(MadeUpWorkspaces.FILE).project(),
                List.of(certified)));
        assertThat(editor.changedProperty().get()).isFalse();
        selected(editor).portProperty().set("6000");
        editor.save();
        ConnectionProfile written = workspaces.written().getFirst().profiles().getFirst();
        assertThat(written.port()).isEqualTo(6000);
        assertThat(written.password()).isEqualTo(certified.password());
        assertThat(written.sslRootCert()).isEqualTo(certified.sslRootCert());
        assertThat(written.healthUrl()).isEqualTo(certified.healthUrl());
        assertThat(saved).hasValue(1);
    }
}
