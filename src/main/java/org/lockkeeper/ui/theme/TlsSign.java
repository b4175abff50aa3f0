package org.lockkeeper.ui.theme;

import java.util.Optional;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.ui.Texts;

/** Says that a connection to production does not check whom it speaks to; there as long as that holds. */
public final class TlsSign {
    private TlsSign() {}

    /** The sign, where the profile needs one: production with less than {@code verify-full}. */
    public static Optional<Label> of(ConnectionProfile profile) {
        if (!isWeak(profile.environment(), profile.sslMode())) {
            return Optional.empty();
        }
        Label sign = new Label(
                Texts.get("theme.tls.short", profile.sslMode().label()), Icons.of(Feather.SHIELD_OFF, "warning-icon"));
        sign.getStyleClass().addAll("tls-sign", "warning-text", "small");
        Tips.on(sign, sign::getAccessibleText);
        sign.setAccessibleText(Texts.get("theme.tls.weak", profile.sslMode().label()));
        return Optional.of(sign);
    }

    /** Whether the mode is weaker than production deserves. */
    public static boolean isWeak(Environment environment, SslMode mode) {
        return environment == Environment.PRODUCTION && mode != SslMode.VERIFY_FULL;
    }
}
