package org.lockkeeper.ui.profile;

import java.util.List;
import org.lockkeeper.connection.PasswordSource;

/** The kinds of password sources that a profile can be given. */
public enum PasswordKind {
    PGPASS,
    PROMPT,
    ENV,
    COMMAND,
    /** Of a profile that has it already; it cannot be used yet. */
    KEYCHAIN,
    /** As {@link #KEYCHAIN}. */
    VAULT;

    static PasswordKind of(PasswordSource source) {
        return switch (source) {
            case PasswordSource.Pgpass _ -> PGPASS;
            case PasswordSource.Prompt _ -> PROMPT;
            case PasswordSource.Env _ -> ENV;
            case PasswordSource.Command _ -> COMMAND;
            case PasswordSource.Keychain _ -> KEYCHAIN;
            case PasswordSource.Vault _ -> VAULT;
        };
    }

    /** What belongs to a source beside its kind: the variable's name, or the arguments, one a line. */
    static String detail(PasswordSource source) {
        return switch (source) {
            case PasswordSource.Env(String name) -> name;
            case PasswordSource.Command(List<String> command) -> String.join("\n", command);
            case PasswordSource.Pgpass _, PasswordSource.Prompt _, PasswordSource.Keychain _, PasswordSource.Vault _ ->
                "";
        };
    }

    PasswordSource source(String detail) {
        return switch (this) {
            case PGPASS -> new PasswordSource.Pgpass();
            case PROMPT -> new PasswordSource.Prompt();
            case ENV -> new PasswordSource.Env(detail.strip());
            case COMMAND ->
                new PasswordSource.Command(
                        detail.lines().filter(line -> !line.isBlank()).toList());
            case KEYCHAIN -> new PasswordSource.Keychain();
            case VAULT -> new PasswordSource.Vault();
        };
    }

    boolean hasDetail() {
        return this == ENV || this == COMMAND;
    }
}
