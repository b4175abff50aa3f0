package org.lockkeeper.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.guard.Environment;

class ProfileImportTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "mysql://app:hunter2@h/d",
                "file:./hunter2.db",
                "postgresql://app:hunter2@h:99999/d",
                "postgresql://app:hunter2%zz@h/d",
                "postgresql://app:hunter2@h",
                "postgresql://h/d?password=hunter2",
                "prisma+postgres://accelerate.prisma-data.net/?api_key=hunter2"
            })
    void a_url_that_cannot_be_used_is_not_repeated(String url) {
        assertThatThrownBy(() -> ProfileImport.fromUrl("dev", Environment.DEVELOPMENT, url))
                .hasMessageContaining("cannot be used")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:hunter2@db:5433/shop",
                "postgres://app:hunter2@db:5433/shop",
                "jdbc:postgresql://app:hunter2@db:5433/shop",
                "postgresql://app:hunter2@x@db:5433/shop",
                "postgresql://app:hunter2/x?y#z@db:5433/shop",
                "postgresql://app:hunter2%2F@db:5433/shop?",
                "postgresql://app@db:5433/shop?password=hunter2"
            })
    void a_password_is_dropped_and_told(String url) {
        ProfileImport.Imported imported = ProfileImport.fromUrl("dev", Environment.DEVELOPMENT, url);
        assertThat(imported.profile().address()).isEqualTo("db:5433/shop");
        assertThat(imported.profile().user()).isEqualTo("app");
        assertThat(imported.profile().password()).isEqualTo(new PasswordSource.Pgpass());
        assertThat(imported.notices()).singleElement().asString().contains("password, which was not kept");
        assertThat(imported.toString()).doesNotContain(SECRET);
    }

    @Test
    void parameters_are_taken_over_or_told() {
        ProfileImport.Imported imported = ProfileImport.fromUrl(
                "prod",
                Environment.PRODUCTION,
                "postgresql://app@db/shop?schema=app&sslmode=require&pgbouncer=true&connection_limit=5");
        assertThat(imported.schema()).contains("app");
        assertThat(imported.profile().sslMode()).isEqualTo(SslMode.REQUIRE);
        assertThat(imported.profile().port()).isEqualTo(5432);
        assertThat(imported.notices())
                .containsExactly("Parameters that a profile does not need were dropped: pgbouncer, connection_limit.");
    }

    @Test
    void an_at_sign_behind_the_address_is_no_login() {
        ProfileImport.Imported imported = ProfileImport.fromUrl(
                "dev", Environment.DEVELOPMENT, "postgresql://db/shop?user=app&application_name=a@b");
        assertThat(imported.profile().host()).isEqualTo("db");
        assertThat(imported.profile().user()).isEqualTo("app");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DATABASE_URL="postgresql://app:hunter2@db/shop?schema=app"
            DATABASE_URL='postgresql://app:hunter2@db/shop?schema=app'
            DATABASE_URL=postgresql://app:hunter2@db/shop?schema=app
            DATABASE_URL=postgresql://app:hunter2@db/shop?schema=app   # the local one
            export DATABASE_URL = "postgresql://app:hunter2@db/shop?schema=app" # comment
            ~# DATABASE_URL=postgresql://no@no/no~DATABASE_URL=postgresql://app:hunter2@db/shop?schema=app
            DATABASE_URL=postgresql://no@no/no~DATABASE_URL=postgresql://app:hunter2@db/shop?schema=app
            DB_USER=app~DB_PASS='hunter2'~DATABASE_URL="postgresql://${DB_USER}:${DB_PASS}@db/shop?schema=app"
            OTHER="several~lines"~DATABASE_URL="postgresql://app:hun#ter2@db/shop?schema=app"
            """)
    void env_files_are_read_as_dotenv_reads_them(String text) throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, text.replace("~", "\r\n"));
        ProfileImport.Imported imported = ProfileImport.fromEnvFile("dev", Environment.DEVELOPMENT, file);
        assertThat(imported.profile().address()).isEqualTo("db:5432/shop");
        assertThat(imported.profile().user()).isEqualTo("app");
        assertThat(imported.schema()).contains("app");
        assertThat(imported.notices()).hasSize(1);
    }

    @Test
    void an_env_file_without_a_url_is_told() throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, "PASSWORD=hunter2\n");
        assertThatThrownBy(() -> ProfileImport.fromEnvFile("dev", Environment.DEVELOPMENT, file))
                .hasMessageContaining("has no line with DATABASE_URL")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> ProfileImport.fromEnvFile("dev", Environment.DEVELOPMENT, folder.resolve("none")))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void every_service_becomes_a_profile() throws IOException {
        Path file = folder.resolve("pg_service.conf");
        Files.writeString(file, """
                # services
                [shop]
                host=db.example.com
                port=5433
                dbname = shop
                user=app
                password=hunter2
                sslmode=verify-ca
                sslrootcert=/etc/ca.pem

                [bare]
                user=bare
                """);
        List<ProfileImport.Imported> services = ProfileImport.fromServiceFile(Environment.STAGING, file);
        assertThat(services).extracting(s -> s.profile().name()).containsExactly("shop", "bare");
        ProfileImport.Imported shop = services.getFirst();
        assertThat(shop.profile().address()).isEqualTo("db.example.com:5433/shop");
        assertThat(shop.profile().sslMode()).isEqualTo(SslMode.VERIFY_CA);
        assertThat(shop.profile().sslRootCert()).contains(Path.of("/etc/ca.pem"));
        assertThat(shop.notices())
                .singleElement()
                .asString()
                .contains("not kept")
                .doesNotContain(SECRET);
        ProfileImport.Imported bare = services.get(1);
        assertThat(bare.profile().address()).isEqualTo("localhost:5432/bare");
        assertThat(bare.notices()).hasSize(2);
    }

    @Test
    void a_file_without_services_is_told() throws IOException {
        Path file = folder.resolve("pg_service.conf");
        Files.writeString(file, "host=db\n");
        assertThatThrownBy(() -> ProfileImport.fromServiceFile(Environment.STAGING, file))
                .hasMessageContaining("lists no service");
    }
}
