package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Strictness;

/** Reads one entry of {@code profiles}. */
final class ProfileReader {
    private static final Pattern LOOKS_SECRET = Pattern.compile("(?i).*(pass|pwd|secret|token|credential).*");
    private static final Pattern NOT_IN_A_HOST = Pattern.compile("[\\s,/@?#\\p{Cntrl}]");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("\\p{Cntrl}");
    private static final Set<String> URL_PARAMETERS = Set.of("sslmode", "sslrootcert", "schema");
    private static final String SSL_MODES = "one of disable, allow, prefer, require, verify-ca, verify-full";

    private final Path file;

    ProfileReader(Path file) {
        this.file = file;
    }

    /**
     * A profile as it stands in the file.
     *
     * @param schema what its URL names
     */
    record Read(ConnectionProfile profile, Optional<String> schema) {}

    Read read(JsonSection section) {
        refuseSecrets(section);
        String name = clean(section, "name", section.text("name", "a name such as \"staging\""));
        Environment environment =
                Environment.of(section.optionalText("environment", "development, staging or production")
                        .orElse(null));
        Optional<PostgresUrl> url = section.optionalText("url", "postgresql://user@host:port/database")
                .map(text -> url(section, text));
        Optional<Integer> port = section.optionalInteger("port", 1, 65_535);
        Optional<String> host = section.optionalText("host", "a host name or address");
        Optional<String> database = section.optionalText("database", "a database's name");
        Optional<String> user = section.optionalText("user", "a role's name");
        if (url.isPresent()) {
            for (String key : List.of("host", "port", "database", "user")) {
                if (section.has(key)) {
                    throw section.error(
                            "LK-WS-VALUE", key, "is given beside url, which stands in for it; expected one of the two");
                }
            }
        }
        SslMode sslMode = section.optionalText("sslMode", SSL_MODES)
                .map(label -> SslMode.of(label)
                        .orElseThrow(() -> section.invalid("sslMode", JsonSection.quoted(label), SSL_MODES)))
                .or(() -> url.flatMap(PostgresUrl::sslMode))
                .orElse(ConnectionProfile.defaultSslMode(environment));
        Optional<Path> rootCert = section.optionalText("sslRootCert", "a file with certificates")
                .or(() -> url.flatMap(u -> Optional.ofNullable(u.parameters().get("sslrootcert"))))
                .map(text -> Paths.resolve(file, text)
                        .orElseThrow(() -> section.invalid("sslRootCert", "no path", "a file")));
        PasswordSource password =
                section.optionalSection("password").map(PasswordReader::read).orElseGet(PasswordSource.Pgpass::new);
        Optional<String> health = section.optionalText("healthUrl", "an http or https URL");
        health.ifPresent(text -> checkHealthUrl(section, text));
        List<String> contacts = section.texts("contacts", "a list of texts such as \"On call: +49 30 1234567\"");
        Strictness confirm = confirm(section, environment);
        RunSettings run =
                section.optionalSection("run").map(RunSettingsReader::read).orElse(RunSettings.USUAL);
        section.done();
        ConnectionProfile profile = new ConnectionProfile(
                name,
                environment,
                checkHost(section, part(section, "host", "a host name or address", url.map(PostgresUrl::host), host)),
                url.map(PostgresUrl::port).or(() -> port).orElse(ConnectionProfile.DEFAULT_PORT),
                part(section, "database", "a database's name", url.flatMap(PostgresUrl::database), database),
                part(section, "user", "a role's name", url.flatMap(PostgresUrl::user), user),
                sslMode,
                password,
                health,
                rootCert,
                confirm,
                run,
                contacts);
        return new Read(
                profile, url.flatMap(u -> Optional.ofNullable(u.parameters().get("schema"))));
    }

    private static Strictness confirm(JsonSection section, Environment environment) {
        String expected = "once or twice";
        Strictness confirm = section.optionalText("confirm", expected)
                .map(label -> Strictness.of(label)
                        .orElseThrow(() -> section.invalid("confirm", JsonSection.quoted(label), expected)))
                .orElse(Strictness.USUAL);
        if (confirm.laxerThan(environment)) {
            throw section.error(
                    "LK-WS-VALUE",
                    "confirm",
                    "is laxer than %s, which confirms twice; expected twice, or no such key"
                            .formatted(environment.label()));
        }
        return confirm;
    }

    private static String part(
            JsonSection section, String key, String expected, Optional<String> fromUrl, Optional<String> own) {
        Optional<String> value = fromUrl.or(() -> own);
        if (value.isPresent()) {
            return clean(section, section.has("url") ? "url" : key, value.get());
        }
        throw section.has("url")
                ? section.error(
                        "LK-WS-MISSING",
                        "url",
                        "names no %s; expected postgresql://user@host:port/database".formatted(key))
                : section.missing(key, expected + ", or url in place of host, port, database and user");
    }

    private static PostgresUrl url(JsonSection section, String text) {
        PostgresUrl url;
        try {
            url = PostgresUrl.parse(text);
        } catch (PostgresUrl.NotAUrlException e) {
            throw section.invalid(
                    "url", "not a URL that can be used: " + e.reason(), "postgresql://user@host:port/database");
        }
        if (url.password().isPresent()) {
            throw literalPassword(section, "url", "contains a password");
        }
        for (Map.Entry<String, String> parameter : url.parameters().entrySet()) {
            String key = parameter.getKey();
            if (LOOKS_SECRET.matcher(key).matches()) {
                throw literalPassword(section, "url", "contains a password");
            }
            if (!URL_PARAMETERS.contains(key.toLowerCase(Locale.ROOT))) {
                throw section.error(
                        "LK-WS-KEY",
                        "url",
                        "has the parameter %s, which is not known here; expected none but sslmode, sslrootcert and schema"
                                .formatted(JsonSection.quoted(key)));
            }
        }
        if (url.parameters().containsKey("sslmode") && url.sslMode().isEmpty()) {
            throw section.invalid("url", "given an unknown sslmode", SSL_MODES);
        }
        return url;
    }

    private static void refuseSecrets(JsonSection section) {
        for (String key : section.keys()) {
            if (LOOKS_SECRET.matcher(key).matches() && !key.equals("password")) {
                throw literalPassword(section, key, "looks like a password");
            }
        }
        section.field("password").ifPresent(value -> {
            if (!(value instanceof JsonValue.Fields)) {
                throw literalPassword(section, "password", "is " + value.described());
            }
        });
    }

    private static LockkeeperException literalPassword(JsonSection section, String key, String is) {
        return section.error(
                "LK-WS-PASSWORD",
                key,
                is + "; a workspace file keeps no passwords. Expected \"password\": {\"from\": …} with "
                        + PasswordReader.KINDS);
    }

    private static String checkHost(JsonSection section, String host) {
        if (NOT_IN_A_HOST.matcher(host).find()) {
            throw section.invalid(
                    section.has("host") ? "host" : "url",
                    "not one host",
                    "one host name or address, without spaces or commas");
        }
        return host;
    }

    private static String clean(JsonSection section, String key, String value) {
        if (NOT_IN_A_NAME.matcher(value).find()) {
            throw section.invalid(key, "a text with control characters", "a text without");
        }
        return value;
    }

    private static void checkHealthUrl(JsonSection section, String text) {
        if (!text.matches("https?://[^/\\s]+\\S*")) {
            throw section.invalid("healthUrl", "not such a URL", "http:// or https:// with a host");
        }
        if (text.matches("https?://[^/?#]*@.*")) {
            throw section.error(
                    "LK-WS-PASSWORD",
                    "healthUrl",
                    "contains a login; a workspace file keeps no passwords. Expected a URL without");
        }
    }
}
