package org.lockkeeper.ui.control;

import java.util.Optional;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.Trouble;
import org.lockkeeper.ui.Texts;

/** Why an environment cannot be read, in as few words as a rail has room for; what to do about it stands in the status' own sentence. */
public final class TroubleWords {
    private static final String PREFIX = "LK-DB-";

    private TroubleWords() {}

    /** The words; empty where it was read. */
    public static Optional<String> of(EnvironmentStatus status) {
        if (status.isReadable()) {
            return Optional.empty();
        }
        return Optional.of(
                status.facts().isPresent()
                        ? Texts.get("trouble.history")
                        : ofCode(status.trouble().map(Trouble::code).orElse("")));
    }

    private static String ofCode(String code) {
        if (code.startsWith("LK-SEC-")) {
            return Texts.get("trouble.secret");
        }
        String reason = code.startsWith(PREFIX) ? code.substring(PREFIX.length()) : "";
        return Texts.get(
                switch (reason) {
                    case "PASSWORD", "NOLOGIN", "ROLE", "AUTH", "HBA", "PRIVILEGE", "28P01", "28000" -> "trouble.login";
                    case "NO-PASSWORD" -> "trouble.secret";
                    case "DATABASE", "3D000" -> "trouble.database";
                    case "CLOSED-DATABASE" -> "trouble.closed";
                    case "HOST" -> "trouble.host";
                    case "REFUSED" -> "trouble.refused";
                    case "TIMEOUT" -> "trouble.timeout";
                    case "ROUTE" -> "trouble.route";
                    case "CONNECTIONS", "53300" -> "trouble.connections";
                    case "STARTING", "57P03" -> "trouble.starting";
                    case "STOPPING", "57P01", "57P02" -> "trouble.stopping";
                    case "VERSION" -> "trouble.version";
                    case "PROTOCOL" -> "trouble.protocol";
                    default -> reason.startsWith("TLS") ? "trouble.tls" : "trouble.unreachable";
                });
    }
}
