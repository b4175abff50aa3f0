package org.lockkeeper.backup.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.lockkeeper.files.Sha256;

/** The two hashes that object storage speaks of; every Java runtime has them. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        return Sha256.make();
    }

    /** For comparing with what a service calls an ETag; proof against chance alone. */
    static MessageDigest md5() {
        return of("MD5");
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
