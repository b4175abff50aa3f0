package org.lockkeeper.backup.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Whether what a service says of an object agrees with what was sent. */
enum ObjectProof {
    /** The checksum that the service keeps is ours. */
    SAME,
    /** Size or checksum differ. */
    DIFFERENT,
    /** The size agrees, and the service keeps nothing that could be compared: only reading it back tells. */
    UNKNOWN;

    static ObjectProof of(HeadObjectResponse there, SentFile sent) {
        if (there.contentLength() == null || there.contentLength() != sent.bytes()) {
            return DIFFERENT;
        }
        String checksum = there.checksumSHA256();
        if (checksum != null) {
            String ours = there.checksumType() == ChecksumType.FULL_OBJECT && sent.multipart()
                    ? new SentFile(sent.bytes(), sent.parts(), sent.sha256(), false).checksum()
                    : sent.checksum();
            return checksum.replaceFirst("-\\d+$", "").equals(ours) ? SAME : DIFFERENT;
        }
        // An ETag that is no MD5, as with keys of a key management, says nothing either way.
        return bare(there.eTag()).equals(sent.etag()) ? SAME : UNKNOWN;
    }

    /** An ETag without its quotes. */
    static String bare(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
