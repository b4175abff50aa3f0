package org.lockkeeper.app;

import java.io.Console;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordPrompt;

/** Asks on the terminal, without showing what is typed; where there is no terminal nobody is asked. */
final class TerminalPrompt implements PasswordPrompt {
    @Override
    public Optional<String> ask(ConnectionProfile profile) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword(
                        "Password of %s on %s (%s): ",
                        profile.user(), profile.address(), profile.environment().label()))
                .map(String::new);
    }
}
