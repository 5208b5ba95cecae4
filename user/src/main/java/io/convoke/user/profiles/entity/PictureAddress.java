package io.convoke.user.profiles.entity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses a profile's picture may have. The server never fetches them, it hands them to browsers; what is refused here
 * is what would make a reader's browser, or a tool that previews links, call into a private network.
 */
public final class PictureAddress {
    /** Longest address, in characters. */
    public static final int MAX_LENGTH = 2048;

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern OWN_MEDIA = Pattern.compile("/api/v1/media/(" + ID
            + "/(content|thumbnails/(small|medium|large))|avatars/" + ID + "(\\?v=[0-9]{1,19})?)");

    /** A name of two labels or more whose last begins with a letter: no IPv4 address in any notation has that form. */
    private static final Pattern PUBLIC_NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /** Names that mean a machine or a network of the reader's (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
    private static final Set<String> PRIVATE_ZONES = Set.of(
            "localhost",
            "localdomain",
            "local",
            "internal",
            "intranet",
            "lan",
            "home",
            "corp",
            "private",
            "arpa",
            "alt");

    private PictureAddress() {}

    /** Whether it is a path of our own media, or an https address on the standard port of a host with a public name. */
    public static boolean isAllowed(String address) {
        if (address.length() > MAX_LENGTH) {
            return false;
        }
        return OWN_MEDIA.matcher(address).matches() || isPublic(address);
    }

    private static boolean isPublic(String address) {
        try {
            var uri = new URI(address).parseServerAuthority();
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && (uri.getPort() == -1 || uri.getPort() == 443)
                    && uri.getHost() != null
                    && isPublicName(uri.getHost().toLowerCase(Locale.ROOT))
                    && address.chars().allMatch(character -> character > ' ' && character < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPublicName(String host) {
        return host.length() <= 253
                && PUBLIC_NAME.matcher(host).matches()
                && !PRIVATE_ZONES.contains(host.substring(host.lastIndexOf('.') + 1));
    }
}
