package org.lockkeeper.backup.store;

import java.time.Instant;

/**
 * An object of a bucket, as a listing shows it.
 *
 * @param key with the bucket's prefix
 * @param bytes its size
 * @param etag changes with its content
 */
public record StoredObject(String key, long bytes, String etag, Instant modified) {}
