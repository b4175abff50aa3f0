package org.lockkeeper.testing;

import java.util.function.Consumer;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;

/** What a person said, whatever was asked. */
public record Said(String digest, String name, String reason) implements Confirmer {
    /** Nothing but the digest of exactly what is asked about, as after a look at it. */
    public static Confirmer reviewed(String name) {
        return reviewed(name, _ -> {});
    }

    /** @param look gets what is asked about; whatever it does happens while it is being confirmed */
    public static Confirmer reviewed(String name, Consumer<Consent> look) {
        return new Confirmer() {
            @Override
            public String acknowledge(Consent request) {
                look.accept(request);
                return request.digest();
            }

            @Override
            public String typeName(Consent request) {
                return name;
            }

            @Override
            public String giveReason(Consent request) {
                return "";
            }
        };
    }

    @Override
    public String acknowledge(Consent request) {
        return digest;
    }

    @Override
    public String typeName(Consent request) {
        return name;
    }

    @Override
    public String giveReason(Consent request) {
        return reason;
    }
}
