package org.lockkeeper.connection;

import java.util.List;

/** Reads {@code password}, which says where a password comes from. */
final class PasswordReader {
    static final String KINDS =
            "one of pgpass, env (with name), prompt, command (with command, a list), keychain, vault";

    private PasswordReader() {}

    static PasswordSource read(JsonSection section) {
        PasswordSource source = switch (section.text("from", KINDS)) {
            case "pgpass" -> new PasswordSource.Pgpass();
            case "env" -> new PasswordSource.Env(variable(section));
            case "prompt" -> new PasswordSource.Prompt();
            case "keychain" -> new PasswordSource.Keychain();
            case "vault" -> new PasswordSource.Vault();
            case "command" -> new PasswordSource.Command(command(section));
            // What stands there may be the password itself: it is not repeated.
            default -> throw section.invalid("from", "not a known kind", KINDS);
        };
        section.done();
        return source;
    }

    private static String variable(JsonSection section) {
        String name = section.text("name", "the name of an environment variable");
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw section.invalid(
                    "name", "not a variable's name", "letters, digits and underscores, such as SHOP_DB_PASSWORD");
        }
        return name;
    }

    private static List<String> command(JsonSection section) {
        String expected =
                "a list of a program and its arguments, such as [\"pass\", \"show\", \"shop\"]; no shell runs it";
        if (!section.has("command")) {
            throw section.missing("command", expected);
        }
        List<String> command = section.texts("command", expected);
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw section.invalid("command", "empty", expected);
        }
        return command;
    }
}
