package org.lockkeeper.connection;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockkeeper.error.LockkeeperException;

/** Reads one entry of {@code backups.buckets}. */
final class BucketReader {
    /** What a key or a login would be called by who writes it into the file. */
    private static final Pattern LOOKS_SECRET = Pattern.compile("(?i).*(pass|pwd|secret|token).*");

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()/-]{1,200}");
    private static final String ENDPOINT = "https:// with a host, such as \"https://s3.example.com\"";
    private static final String SOURCES = "chain (the AWS SDK's own search) or key (with accessKey and secret)";

    private BucketReader() {}

    static BucketSettings read(JsonSection section) {
        refuseSecrets(section);
        String name = section.text("name", "a name such as \"offsite\"");
        String bucket = section.text("bucket", "the bucket's name at the service");
        if (!BUCKET.matcher(bucket).matches()) {
            throw section.invalid("bucket", JsonSection.quoted(bucket), "a bucket's name, without s3:// and path");
        }
        BucketSettings settings = new BucketSettings(
                name,
                bucket,
                section.optionalText("endpoint", ENDPOINT).map(text -> endpoint(section, text)),
                section.optionalText("region", "a region such as \"eu-central-1\""),
                section.optionalFlag("pathStyle").orElse(false),
                prefix(section),
                encryption(section),
                section.optionalSection("credentials")
                        .map(BucketReader::credentials)
                        .orElseGet(() -> new BucketCredentials.Chain(Optional.empty())));
        section.done();
        return settings;
    }

    private static URI endpoint(JsonSection section, String text) {
        // Before it is parsed: a secret may hold what a URL may not, and an endpoint has no use for these signs.
        if (text.indexOf('@') >= 0 || text.indexOf('?') >= 0) {
            throw literalSecret(section, "endpoint", "contains a login or parameters");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw section.invalid("endpoint", "not a URL", ENDPOINT);
        }
        boolean plain = "http".equals(uri.getScheme());
        if (uri.getHost() == null || (!plain && !"https".equals(uri.getScheme()))) {
            throw section.invalid("endpoint", JsonSection.quoted(text), ENDPOINT);
        }
        if (plain && !loopback(uri.getHost())) {
            throw section.error(
                    "LK-WS-VALUE",
                    "endpoint",
                    "would send backups over an unencrypted connection; expected https://, or http:// on this machine itself");
        }
        return uri;
    }

    private static boolean loopback(String host) {
        // Only literals: a name could be looked up here and lead elsewhere later.
        return host.equals("localhost")
                || host.equals("[::1]")
                || (host.matches("127(\\.\\d{1,3}){3}")
                        && InetAddress.ofLiteral(host).isLoopbackAddress());
    }

    private static String prefix(JsonSection section) {
        String expected = "the beginning of a key such as \"shop\" or \"shop/prod\"";
        return section.optionalText("prefix", expected)
                .map(text -> {
                    String bare = text.replaceAll("^/+|/+$", "");
                    if (!PREFIX.matcher(bare).matches()) {
                        throw section.invalid("prefix", JsonSection.quoted(text), expected);
                    }
                    return bare;
                })
                .orElse("");
    }

    private static BucketEncryption encryption(JsonSection section) {
        String expected = "AES256 or aws:kms (with kmsKey where it is not the account's usual one)";
        Optional<String> key = section.optionalText("kmsKey", "the id or ARN of a key");
        BucketEncryption encryption = section.optionalText("encryption", expected)
                .<BucketEncryption>map(label -> switch (label) {
                    case "AES256" -> new BucketEncryption.ServiceKeys();
                    case "aws:kms" -> new BucketEncryption.ManagedKey(key);
                    default -> throw section.invalid("encryption", JsonSection.quoted(label), expected);
                })
                .orElseGet(BucketEncryption.BucketsOwn::new);
        if (key.isPresent() && !(encryption instanceof BucketEncryption.ManagedKey)) {
            throw section.error(
                    "LK-WS-VALUE", "kmsKey", "is given without \"encryption\": \"aws:kms\"; expected both or neither");
        }
        return encryption;
    }

    private static BucketCredentials credentials(JsonSection section) {
        BucketCredentials credentials = switch (section.text("from", SOURCES)) {
            case "chain" -> new BucketCredentials.Chain(section.optionalText("profile", "a profile of ~/.aws/config"));
            case "key" -> key(section);
            // What stands there may be a key itself: it is not repeated.
            default -> throw section.invalid("from", "not a known kind", SOURCES);
        };
        section.done();
        return credentials;
    }

    private static BucketCredentials key(JsonSection section) {
        String expected = "an access key's id, such as \"AKIA…\"";
        String id = section.text("accessKey", expected);
        if (!id.matches("[\\w.+=@-]{3,128}")) {
            throw section.invalid("accessKey", "not an access key's id", expected);
        }
        section.field("secret").ifPresent(value -> {
            if (!(value instanceof JsonValue.Fields)) {
                throw literalSecret(section, "secret", "is " + value.described());
            }
        });
        JsonSection secret = section.optionalSection("secret")
                .orElseThrow(() -> section.missing("secret", "{\"from\": …} with " + PasswordReader.KINDS));
        PasswordSource source = PasswordReader.read(secret);
        if (source instanceof PasswordSource.Pgpass) {
            throw secret.invalid(
                    "from", "pgpass, which keeps passwords of databases", "env, prompt, command, keychain or vault");
        }
        return new BucketCredentials.Key(id, source);
    }

    private static void refuseSecrets(JsonSection section) {
        for (String key : section.keys()) {
            if (LOOKS_SECRET.matcher(key).matches()) {
                throw literalSecret(section, key, "looks like a secret");
            }
        }
    }

    private static LockkeeperException literalSecret(JsonSection section, String key, String is) {
        return section.error(
                "LK-WS-PASSWORD",
                key,
                is + "; a workspace file keeps no secrets. Expected \"credentials\": {\"from\": …} with " + SOURCES);
    }
}
