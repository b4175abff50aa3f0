package org.lockkeeper.migration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lockkeeper.guard.TargetIdentity;

/** Builds a plan's digest. Every part goes in with its length, so that no two different plans share one text. */
public final class PlanDigest {
    private final MessageDigest sha256;

    /** Starts with what holds for the whole plan. */
    public PlanDigest(TargetIdentity target, String transactionRule) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        add(target.system());
        add(target.database());
        add(Long.toString(target.databaseOid()));
        add(transactionRule);
    }

    /** Adds the next migration in order. */
    public PlanDigest add(String name, byte[] script) {
        add(name);
        add(script);
        return this;
    }

    /** The digest, lower-case hex; use the builder once. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
        sha256.update(bytes);
    }
}
