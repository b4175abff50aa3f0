package org.lockkeeper.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * Every kind of password source that there is so far. A password that was typed is kept in memory for as long as this object lives,
 * unless the server refuses it.
 */
public final class Secrets implements SecretSource {
    private final PasswordPrompt prompt;
    private final Function<String, Optional<String>> environment;
    private final PgpassFile pgpass;
    private final Map<ConnectionProfile, String> typed = new HashMap<>();

    /** The secrets of the user who runs this process. */
    public Secrets(PasswordPrompt prompt) {
        this(prompt, name -> Optional.ofNullable(System.getenv(name)), PgpassFile.ofUser());
    }

    Secrets(PasswordPrompt prompt, Function<String, Optional<String>> environment, PgpassFile pgpass) {
        this.prompt = prompt;
        this.environment = environment;
        this.pgpass = pgpass;
    }

    @Override
    public Optional<String> password(ConnectionProfile profile) {
        return switch (profile.password()) {
            case PasswordSource.Pgpass _ -> pgpass.find(profile).password();
            case PasswordSource.Env(String name) -> Optional.of(variable(profile, name));
            case PasswordSource.Prompt _ -> Optional.of(ask(profile));
            case PasswordSource.Command command -> Optional.of(PasswordCommand.run(profile, command.command()));
            case PasswordSource.Keychain source -> throw later(profile, source, "The system's keychain");
            case PasswordSource.Vault source -> throw later(profile, source, "Lockkeeper's encrypted vault");
        };
    }

    @Override
    public void rejected(ConnectionProfile profile) {
        synchronized (typed) {
            typed.remove(profile);
        }
    }

    @Override
    public Optional<String> whyNone(ConnectionProfile profile) {
        return profile.password() instanceof PasswordSource.Pgpass
                ? pgpass.find(profile).whyNone()
                : Optional.empty();
    }

    private String variable(ConnectionProfile profile, String name) {
        return environment
                .apply(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new LockkeeperException(
                        "LK-SEC-ENV",
                        ExitCode.UNREACHABLE,
                        "The password of %s is to come from the environment variable %s, which is not set: set it where Lockkeeper is started, or name another source under password.from."
                                .formatted(profile.name(), name)));
    }

    /** One question at a time: environments are read in parallel, and a person answers one by one. */
    private String ask(ConnectionProfile profile) {
        synchronized (typed) {
            String known = typed.get(profile);
            if (known != null) {
                return known;
            }
            String answer = prompt.ask(profile)
                    .orElseThrow(() -> new LockkeeperException(
                            "LK-SEC-PROMPT",
                            ExitCode.UNREACHABLE,
                            "No password was typed for %s (%s), so nothing was connected: try again and type it, or use pgpass, env or command under password.from where nobody can be asked."
                                    .formatted(profile.name(), profile.address())));
            typed.put(profile, answer);
            return answer;
        }
    }

    private static LockkeeperException later(ConnectionProfile profile, PasswordSource source, String what) {
        return new LockkeeperException(
                "LK-SEC-" + source.label().toUpperCase(java.util.Locale.ROOT),
                ExitCode.UNREACHABLE,
                "%s, which %s names for its password, comes in a later version: until then use pgpass, env, prompt or command under password.from."
                        .formatted(what, profile.name()));
    }
}
