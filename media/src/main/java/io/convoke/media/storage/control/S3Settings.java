package io.convoke.media.storage.control;

import java.net.URI;
import java.util.Optional;

/**
 * Where the bucket is and who asks.
 *
 * @param endpoint of a store that is not Amazon's
 * @param pathStyle whether the bucket stands in the path instead of the host's name
 * @param keys without them the SDK looks where it usually does: environment, instance, container
 */
public record S3Settings(Optional<URI> endpoint, String region, String bucket, boolean pathStyle, Optional<Keys> keys) {
    /** An access key with its secret. */
    public record Keys(String access, String secret) {
        @Override
        public String toString() {
            return access;
        }
    }
}
