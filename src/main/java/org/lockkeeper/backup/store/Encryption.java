package org.lockkeeper.backup.store;

import java.util.Optional;
import org.lockkeeper.connection.BucketEncryption;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What is asked of the service, and whether it did it. */
record Encryption(Optional<ServerSideEncryption> asked, Optional<String> key) {
    static Encryption of(BucketEncryption encryption) {
        return switch (encryption) {
            case BucketEncryption.BucketsOwn _ -> new Encryption(Optional.empty(), Optional.empty());
            case BucketEncryption.ServiceKeys _ ->
                new Encryption(Optional.of(ServerSideEncryption.AES256), Optional.empty());
            case BucketEncryption.ManagedKey(Optional<String> key) ->
                new Encryption(Optional.of(ServerSideEncryption.AWS_KMS), key);
        };
    }

    void apply(PutObjectRequest.Builder request) {
        asked.ifPresent(request::serverSideEncryption);
        key.ifPresent(request::ssekmsKeyId);
    }

    void apply(CreateMultipartUploadRequest.Builder request) {
        asked.ifPresent(request::serverSideEncryption);
        key.ifPresent(request::ssekmsKeyId);
    }
}
