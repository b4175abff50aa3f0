package org.lockkeeper.connection;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A connection URL by libpq's rules (PostgreSQL's documentation, "Connection URIs"), for one host. Passwords in the wild are often not
 * percent-encoded, so {@code java.net.URI} would refuse what psql and Prisma take: the parts are cut here, at the last {@code @}.
 *
 * @param parameters decoded, names in lower case, in order
 */
record PostgresUrl(
        String host,
        int port,
        Optional<String> database,
        Optional<String> user,
        Optional<String> password,
        Map<String, String> parameters) {

    PostgresUrl {
        parameters = new LinkedHashMap<>(parameters);
    }

    static PostgresUrl parse(String text) throws NotAUrlException {
        String rest = afterScheme(text.strip());
        int at = loginEnd(rest);
        String login = at < 0 ? "" : rest.substring(0, at);
        String behindLogin = rest.substring(at + 1);
        int query = behindLogin.indexOf('?');
        Map<String, String> parameters = query < 0 ? Map.of() : parameters(behindLogin.substring(query + 1));
        String place = query < 0 ? behindLogin : behindLogin.substring(0, query);
        int slash = place.indexOf('/');
        String address = slash < 0 ? place : place.substring(0, slash);
        String database = slash < 0 ? "" : place.substring(slash + 1);
        if (database.contains("/")) {
            throw new NotAUrlException("there is a slash in the database's name");
        }
        int colon = login.indexOf(':');
        return new PostgresUrl(
                decode(host(address)),
                port(address),
                given(decode(database)).or(() -> Optional.ofNullable(parameters.get("dbname"))),
                given(decode(colon < 0 ? login : login.substring(0, colon))),
                colon < 0 ? Optional.empty() : given(decode(login.substring(colon + 1))),
                parameters);
    }

    Optional<SslMode> sslMode() {
        return Optional.ofNullable(parameters.get("sslmode")).flatMap(SslMode::of);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + host + ":" + port;
    }

    private static String afterScheme(String text) throws NotAUrlException {
        String bare = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        int end = bare.indexOf("://");
        String scheme = end < 0 ? "" : bare.substring(0, end).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "postgresql", "postgres" -> bare.substring(end + 3);
            case "" -> throw new NotAUrlException("it does not begin with postgresql://");
            default -> throw new NotAUrlException("it is not for PostgreSQL");
        };
    }

    /** Where the login's {@code @} stands: in what precedes the path, or else behind a password with a slash in it; -1 without login. */
    private static int loginEnd(String rest) {
        int authority = rest.length();
        for (char end : new char[] {'/', '?', '#'}) {
            int index = rest.indexOf(end);
            authority = index < 0 ? authority : Math.min(authority, index);
        }
        int at = rest.lastIndexOf('@', authority - 1);
        if (at >= 0) {
            return at;
        }
        boolean addressAlone = rest.substring(0, authority).matches("(\\[[^\\]]*]|[^:]*)(:\\d*)?");
        return addressAlone ? -1 : rest.lastIndexOf('@');
    }

    private static String host(String address) throws NotAUrlException {
        if (address.contains(",")) {
            throw new NotAUrlException("it names several hosts, and a profile has one");
        }
        if (address.startsWith("[")) {
            int end = address.indexOf(']');
            if (end < 0) {
                throw new NotAUrlException("the bracket around its address is not closed");
            }
            return address.substring(1, end);
        }
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        if (host.isEmpty()) {
            throw new NotAUrlException("it names no host");
        }
        return host;
    }

    private static int port(String address) throws NotAUrlException {
        int colon = address.lastIndexOf(':');
        if (colon < 0 || colon < address.indexOf(']')) {
            return ConnectionProfile.DEFAULT_PORT;
        }
        String digits = address.substring(colon + 1);
        if (digits.isEmpty()) {
            return ConnectionProfile.DEFAULT_PORT;
        }
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65_535) {
            throw new NotAUrlException("its port is not a number from 1 to 65535");
        }
        return Integer.parseInt(digits);
    }

    private static Map<String, String> parameters(String query) throws NotAUrlException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key =
                        decode(equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
                parameters.put(key, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String decode(String text) throws NotAUrlException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
                int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new NotAUrlException("a percent sign in it is not followed by two hexadecimal digits");
                }
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                decoded[length++] = bytes[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    /** Why a text is no usable URL; never quotes the text, which may hold a password. */
    static final class NotAUrlException extends Exception {
        private static final long serialVersionUID = 1L;

        NotAUrlException(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
