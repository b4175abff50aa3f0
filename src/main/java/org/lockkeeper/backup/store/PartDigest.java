package org.lockkeeper.backup.store;

import java.util.Base64;
import java.util.HexFormat;

/** What the content of a part hashes to. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record PartDigest(int number, long length, byte[] sha256, byte[] md5) {
    /** As S3 writes it. */
    String checksum() {
        return Base64.getEncoder().encodeToString(sha256);
    }

    /** What a service that keeps no checksums calls the part, unless it encrypts with keys of a key management. */
    String etag() {
        return HexFormat.of().formatHex(md5);
    }
}
