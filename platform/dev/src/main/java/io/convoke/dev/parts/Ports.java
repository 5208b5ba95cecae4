package io.convoke.dev.parts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {
    public static final String LOOPBACK = "127.0.0.1";

    /** Below what the kernel gives to outgoing connections: one of those would take a port before its server starts. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that was free a moment ago; none that this JVM was given before, or two parts that start later would meet. */
    public static int free() {
        var port = unused();
        while (!GIVEN.add(port)) {
            port = unused();
        }
        return port;
    }

    private static int unused() {
        return ThreadLocalRandom.current()
                .ints(FIRST, LAST)
                .filter(Ports::available)
                .findFirst()
                .orElseThrow();
    }

    /** Whether something accepts connections there. */
    public static boolean listening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Whether a server could listen there now. */
    public static boolean available(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
