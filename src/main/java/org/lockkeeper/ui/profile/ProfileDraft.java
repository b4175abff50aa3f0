package org.lockkeeper.ui.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Strictness;

/** A profile while it is being edited: every field as it was typed. */
public final class ProfileDraft {
    private final StringProperty name = new SimpleStringProperty();
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>();
    private final StringProperty host = new SimpleStringProperty();
    private final StringProperty port = new SimpleStringProperty();
    private final StringProperty database = new SimpleStringProperty();
    private final StringProperty user = new SimpleStringProperty();
    private final ObjectProperty<SslMode> sslMode = new SimpleObjectProperty<>();
    private final ObjectProperty<PasswordKind> passwordKind = new SimpleObjectProperty<>();
    private final StringProperty passwordDetail = new SimpleStringProperty();
    private final StringProperty healthUrl = new SimpleStringProperty();
    private final Strictness confirm;
    private final RunSettings run;
    private final List<String> contacts;
    private Optional<Path> sslRootCert;

    ProfileDraft(ConnectionProfile profile) {
        name.set(profile.name());
        environment.set(profile.environment());
        healthUrl.set(profile.healthUrl().orElse(""));
        passwordKind.set(PasswordKind.of(profile.password()));
        passwordDetail.set(PasswordKind.detail(profile.password()));
        sslRootCert = profile.sslRootCert();
        confirm = profile.confirm();
        run = profile.run();
        contacts = profile.contacts();
        takeAddress(profile);
    }

    /** Takes host, port, database, role and TLS settings from an import; name, environment and password source stay. */
    void takeAddress(ConnectionProfile profile) {
        host.set(profile.host());
        port.set(String.valueOf(profile.port()));
        database.set(profile.database());
        user.set(profile.user());
        sslMode.set(profile.sslMode());
        profile.sslRootCert().ifPresent(file -> sslRootCert = Optional.of(file));
    }

    public StringProperty nameProperty() {
        return name;
    }

    public ObjectProperty<Environment> environmentProperty() {
        return environment;
    }

    public StringProperty hostProperty() {
        return host;
    }

    public StringProperty portProperty() {
        return port;
    }

    public StringProperty databaseProperty() {
        return database;
    }

    public StringProperty userProperty() {
        return user;
    }

    public ObjectProperty<SslMode> sslModeProperty() {
        return sslMode;
    }

    public ObjectProperty<PasswordKind> passwordKindProperty() {
        return passwordKind;
    }

    /** The variable's name, or the command's arguments, one a line. */
    public StringProperty passwordDetailProperty() {
        return passwordDetail;
    }

    public StringProperty healthUrlProperty() {
        return healthUrl;
    }

    /** Calls when any field changes. */
    Subscription onChange(Runnable run) {
        return Subscription.combine(
                name.subscribe(run),
                environment.subscribe(run),
                host.subscribe(run),
                port.subscribe(run),
                database.subscribe(run),
                user.subscribe(run),
                sslMode.subscribe(run),
                passwordKind.subscribe(run),
                passwordDetail.subscribe(run),
                healthUrl.subscribe(run));
    }

    /** The profile; only for a draft in which {@link DraftCheck} finds nothing. */
    ConnectionProfile profile() {
        return new ConnectionProfile(
                name.get().strip(),
                environment.get(),
                host.get().strip(),
                Integer.parseInt(port.get().strip()),
                database.get().strip(),
                user.get().strip(),
                sslMode.get(),
                passwordKind.get().source(passwordDetail.get()),
                Optional.of(healthUrl.get().strip()).filter(url -> !url.isEmpty()),
                sslRootCert,
                confirm.laxerThan(environment.get()) ? Strictness.USUAL : confirm,
                run,
                contacts);
    }
}
