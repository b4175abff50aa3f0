package org.lockkeeper.backup.store;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What was sent, as our own reading of the file says.
 *
 * @param parts in order; a single one for a file that was sent in one go
 * @param sha256 of the whole file, lower-case hex
 */
record SentFile(long bytes, List<PartDigest> parts, String sha256, boolean multipart) {
    SentFile {
        parts = List.copyOf(parts);
    }

    /** The SHA-256 that a service reports of the object, without the number of parts behind it. */
    String checksum() {
        if (!multipart) {
            return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        }
        MessageDigest digest = Digests.sha256();
        parts.forEach(part -> digest.update(part.sha256()));
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    /** The ETag of an object that is not encrypted with keys of a key management. */
    String etag() {
        if (!multipart) {
            return parts.getFirst().etag();
        }
        MessageDigest digest = Digests.md5();
        parts.forEach(part -> digest.update(part.md5()));
        return HexFormat.of().formatHex(digest.digest()) + "-" + parts.size();
    }
}
