package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code backups}. */
final class BackupSettingsWriter {
    private final Path file;

    BackupSettingsWriter(Path file) {
        this.file = file;
    }

    void write(ObjectNode node, BackupSettings settings) {
        folders(node, "folders", settings.folders());
        if (!settings.buckets().isEmpty()) {
            ArrayNode buckets = node.putArray("buckets");
            settings.buckets().forEach(bucket -> bucket(buckets.addObject(), bucket));
        }
        settings.retention().ifPresent(rules -> retention(node.putObject("retention"), rules));
        settings.scratch().ifPresent(profile -> node.put("scratch", profile));
        folders(node, "clientPrograms", settings.clientPrograms());
    }

    private void folders(ObjectNode node, String key, List<Path> paths) {
        if (!paths.isEmpty()) {
            ArrayNode array = node.putArray(key);
            paths.forEach(path -> array.add(Paths.text(file, path)));
        }
    }

    private static void bucket(ObjectNode node, BucketSettings bucket) {
        node.put("name", bucket.name());
        node.put("bucket", bucket.bucket());
        bucket.endpoint().ifPresent(endpoint -> node.put("endpoint", endpoint.toString()));
        bucket.region().ifPresent(region -> node.put("region", region));
        if (bucket.pathStyle()) {
            node.put("pathStyle", true);
        }
        if (!bucket.prefix().isEmpty()) {
            node.put("prefix", bucket.prefix());
        }
        switch (bucket.encryption()) {
            case BucketEncryption.BucketsOwn _ -> {
                // What the bucket does by itself needs no key.
            }
            case BucketEncryption.ServiceKeys _ -> node.put("encryption", "AES256");
            case BucketEncryption.ManagedKey(Optional<String> key) -> {
                node.put("encryption", "aws:kms");
                key.ifPresent(id -> node.put("kmsKey", id));
            }
        }
        ObjectNode credentials = node.putObject("credentials");
        switch (bucket.credentials()) {
            case BucketCredentials.Chain(Optional<String> profile) -> {
                credentials.put("from", "chain");
                profile.ifPresent(name -> credentials.put("profile", name));
            }
            case BucketCredentials.Key(String accessKey, PasswordSource secret) -> {
                credentials.put("from", "key");
                credentials.put("accessKey", accessKey);
                WorkspaceWriter.password(credentials.putObject("secret"), secret);
            }
        }
    }

    private static void retention(ObjectNode node, RetentionRules rules) {
        node.put("last", rules.last());
        node.put("daily", rules.daily());
        node.put("weekly", rules.weekly());
        node.put("monthly", rules.monthly());
        node.put("zone", rules.zone().getId());
    }
}
