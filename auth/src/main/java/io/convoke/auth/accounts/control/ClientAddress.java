package io.convoke.auth.accounts.control;

import java.util.regex.Pattern;

/**
 * Where a request came from, as limits see it: an IPv4 address, or the /64 network of an IPv6 address, since one customer
 * has at least that many.
 *
 * @param network the text that is counted by
 */
public record ClientAddress(String network) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]+(%.*)?");
    private static final int GROUPS = 8;
    private static final int NETWORK_GROUPS = 4;

    /** The network of an address as the container tells it. */
    public static ClientAddress of(String remoteAddress) {
        var text = remoteAddress.startsWith("[") ? remoteAddress.replaceAll("[\\[\\]]", "") : remoteAddress;
        if (IPV4.matcher(text).matches()
                || !text.contains(":")
                || !IPV6.matcher(text).matches()) {
            return new ClientAddress(text);
        }
        var mapped = text.substring(text.lastIndexOf(':') + 1);
        if (IPV4.matcher(mapped).matches()) {
            return new ClientAddress(mapped);
        }
        return new ClientAddress(network(text.replaceAll("%.*", "")));
    }

    private static String network(String address) {
        var halves = address.split("::", 2);
        var head = halves[0].isEmpty() ? new String[0] : halves[0].split(":");
        var tail = halves.length < 2 || halves[1].isEmpty() ? new String[0] : halves[1].split(":");
        var network = new StringBuilder();
        for (int i = 0; i < NETWORK_GROUPS; i++) {
            var fromTail = i - (GROUPS - tail.length);
            var group = i < head.length ? head[i] : fromTail >= 0 ? tail[fromTail] : "0";
            network.append(Integer.toHexString(Integer.parseInt(group, 16))).append(':');
        }
        return network.append(":/64").toString();
    }
}
