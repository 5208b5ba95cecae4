package io.convoke.media.gallery.control;

import io.convoke.media.gallery.entity.ThumbnailSize;
import java.util.UUID;

/** Where media is fetched, from the root of the platform's address. */
public final class Addresses {
    private static final String PREFIX = "/api/v1/media/";

    private Addresses() {}

    /** The bytes of an item. */
    public static String content(UUID item) {
        return PREFIX + item + "/content";
    }

    /** A thumbnail of an item. */
    public static String thumbnail(UUID item, ThumbnailSize size) {
        return PREFIX + item + "/thumbnails/" + size.text();
    }

    /** A person's avatar; the version makes each picture's address its own. */
    public static String avatar(UUID person, long version) {
        return PREFIX + "avatars/" + person + "?v=" + version;
    }
}
