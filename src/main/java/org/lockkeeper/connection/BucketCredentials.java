package org.lockkeeper.connection;

import java.util.Optional;

/** Where the login of a bucket comes from; never the secret itself. */
public sealed interface BucketCredentials {
    /**
     * Where the AWS SDK looks: environment, {@code ~/.aws}, what the container or the machine offers.
     *
     * @param profile of {@code ~/.aws/config}; empty for the default one
     */
    record Chain(Optional<String> profile) implements BucketCredentials {}

    /**
     * An access key whose secret comes from a source as a password does.
     *
     * @param accessKey its id, which is no secret
     */
    record Key(String accessKey, PasswordSource secret) implements BucketCredentials {}
}
