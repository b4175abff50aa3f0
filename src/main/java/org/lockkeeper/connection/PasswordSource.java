package org.lockkeeper.connection;

import java.util.List;

/** Where a profile's password comes from; never the password itself. */
public sealed interface PasswordSource {
    /** The word of {@code password.from} in the workspace file. */
    String label();

    /** {@code ~/.pgpass} or the file that {@code PGPASSFILE} names. */
    record Pgpass() implements PasswordSource {
        @Override
        public String label() {
            return "pgpass";
        }
    }

    /** An environment variable. */
    record Env(String name) implements PasswordSource {
        @Override
        public String label() {
            return "env";
        }
    }

    /** Asked for, and kept in memory only. */
    record Prompt() implements PasswordSource {
        @Override
        public String label() {
            return "prompt";
        }
    }

    /** The operating system's keychain. */
    record Keychain() implements PasswordSource {
        @Override
        public String label() {
            return "keychain";
        }
    }

    /** Lockkeeper's own encrypted vault. */
    record Vault() implements PasswordSource {
        @Override
        public String label() {
            return "vault";
        }
    }

    /** The first line that a command prints; a list of arguments, never a shell line. */
    record Command(List<String> command) implements PasswordSource {
        public Command {
            command = List.copyOf(command);
        }

        @Override
        public String label() {
            return "command";
        }
    }
}
