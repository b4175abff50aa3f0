package org.lockkeeper.backup.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.BucketSettings;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Sends one file. A large one goes in parts, one after the other and straight from the disk, each with its SHA-256, which the service
 * compares; after a break those that are there and equal are not sent again.
 */
final class Upload {
    private final S3Client client;
    private final BucketSettings settings;
    private final Encryption encryption;
    private final Path folder;
    private final Path file;
    private final String key;
    private final Sending sending;
    private boolean assembling;

    /** @param folder for what is known of an upload under way; the file lies in it, at any depth */
    Upload(S3Client client, BucketSettings settings, Path folder, Path file, String key, Sending sending) {
        this.client = client;
        this.settings = settings;
        this.encryption = Encryption.of(settings.encryption());
        this.folder = folder;
        this.file = file;
        this.key = key;
        this.sending = sending;
    }

    SentFile run() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<FilePart> parts = FilePart.of(channel.size());
            return parts.size() == 1 ? whole(channel, parts.getFirst()) : inParts(channel, parts);
        }
    }

    /** What a file would be as an object, without sending it. */
    static SentFile digest(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MessageDigest whole = Digests.sha256();
            List<PartDigest> digests = new ArrayList<>();
            for (FilePart part : FilePart.of(channel.size())) {
                digests.add(part.digest(channel, whole));
            }
            return new SentFile(channel.size(), digests, HexFormat.of().formatHex(whole.digest()), digests.size() > 1);
        }
    }

    private SentFile whole(FileChannel channel, FilePart part) throws IOException {
        MessageDigest digest = Digests.sha256();
        PartDigest sent = part.digest(channel, digest);
        client.putObject(
                request -> {
                    request.bucket(settings.bucket()).key(key).checksumSHA256(sent.checksum());
                    encryption.apply(request);
                },
                body(part));
        return new SentFile(part.length(), List.of(sent), HexFormat.of().formatHex(digest.digest()), false);
    }

    private SentFile inParts(FileChannel channel, List<FilePart> parts) throws IOException {
        Path kept = UploadState.file(folder, file, settings);
        Optional<UploadState> earlier = UploadState.read(kept, settings.bucket(), key);
        Map<Integer, Part> there = new HashMap<>();
        if (earlier.isPresent()) {
            try {
                client.listPartsPaginator(request -> request.bucket(settings.bucket())
                                .key(key)
                                .uploadId(earlier.get().uploadId()))
                        .parts()
                        .forEach(part -> there.put(part.partNumber(), part));
            } catch (NoSuchUploadException e) {
                // Completed, aborted or expired meanwhile: begin anew.
                return send(channel, parts, begin(kept), Map.of(), kept);
            }
        }
        return send(channel, parts, earlier.isPresent() ? earlier.get() : begin(kept), there, kept);
    }

    private UploadState begin(Path kept) throws IOException {
        String id = client.createMultipartUpload(request -> {
                    request.bucket(settings.bucket()).key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256);
                    encryption.apply(request);
                })
                .uploadId();
        UploadState state = new UploadState(settings.bucket(), key, id);
        state.write(kept);
        return state;
    }

    private SentFile send(
            FileChannel channel, List<FilePart> parts, UploadState state, Map<Integer, Part> there, Path kept)
            throws IOException {
        MessageDigest whole = Digests.sha256();
        List<PartDigest> sent = new ArrayList<>();
        List<CompletedPart> completed = new ArrayList<>();
        for (FilePart part : parts) {
            sending.reached(part.offset());
            PartDigest digest = part.digest(channel, whole);
            Part known = there.get(part.number());
            String etag = known != null && same(known, digest) ? known.eTag() : send(part, digest, state);
            sent.add(digest);
            completed.add(CompletedPart.builder()
                    .partNumber(part.number())
                    .eTag(etag)
                    .checksumSHA256(digest.checksum())
                    .build());
        }
        complete(state, completed);
        Files.deleteIfExists(kept);
        return new SentFile(channel.size(), sent, HexFormat.of().formatHex(whole.digest()), true);
    }

    private static boolean same(Part there, PartDigest here) {
        if (there.size() == null || there.size() != here.length()) {
            return false;
        }
        return there.checksumSHA256() != null
                ? there.checksumSHA256().equals(here.checksum())
                : ObjectProof.bare(there.eTag()).equals(here.etag());
    }

    private String send(FilePart part, PartDigest digest, UploadState state) {
        UploadPartResponse response = client.uploadPart(
                request -> request.bucket(settings.bucket())
                        .key(key)
                        .uploadId(state.uploadId())
                        .partNumber(part.number())
                        .contentLength(part.length())
                        .checksumSHA256(digest.checksum()),
                body(part));
        return response.eTag();
    }

    private void complete(UploadState state, List<CompletedPart> parts) {
        assembling = false;
        try {
            client.completeMultipartUpload(request -> request.bucket(settings.bucket())
                    .key(key)
                    .uploadId(state.uploadId())
                    .multipartUpload(upload -> upload.parts(parts)));
        } catch (S3Exception e) {
            if (!isUsedUp(e)) {
                throw e;
            }
            // The first answer may have been lost on its way: whether the object is there, or soon will be, is looked
            // at next.
            assembling = true;
            LoggerFactory.getLogger(Upload.class).info("the upload of {} is no longer open", key, e);
        }
    }

    /** Whether the service may still be at work on the object: the answer to its completion was lost. */
    boolean isAssembling() {
        return assembling;
    }

    /** Whether an upload is not open any more. To a second try some services say that its parts are not there: the first has used them. */
    private static boolean isUsedUp(S3Exception refused) {
        return refused instanceof NoSuchUploadException
                || (refused.numAttempts() != null
                        && refused.numAttempts() > 1
                        && refused.awsErrorDetails() != null
                        && "InvalidPart".equals(refused.awsErrorDetails().errorCode()));
    }

    private RequestBody body(FilePart part) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(() -> {
                    try {
                        return part.open(file, sending);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                part.length(),
                "application/octet-stream");
    }
}
