package io.convoke.common.http;

/** Addresses as people outside use them, for mails, calendars and other platforms. */
public final class PublicUrl {
    private PublicUrl() {}

    /**
     * The address of a path.
     *
     * @param base what {@code convoke.public-url} says, with or without slashes at its end
     * @param path begins with a slash
     */
    public static String of(String base, String path) {
        return base.replaceAll("/+$", "") + path;
    }
}
