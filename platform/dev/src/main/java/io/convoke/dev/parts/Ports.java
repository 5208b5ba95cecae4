package io.convoke.dev.parts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** TCP ports of the loopback address. */
public final class Ports {
    public static final String LOOPBACK = "127.0.0.1";

    /** Below what the kernel gives to outgoing connections: one of those would take a port before its server starts. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private static final int BLOCK = 100;

    /** Listens at the first port of each block that this JVM gives out from, until the JVM ends. */
    private static final List<ServerSocket> CLAIMS = new ArrayList<>();

    /** The next to give out, and the first beyond its block. */
    private static int next;

    private static int end;

    private Ports() {}

    /**
     * A port that was free a moment ago. Until its server starts it is given to nobody else: neither by this JVM nor by
     * another one, such as that of a module whose tests run beside this one's.
     */
    public static synchronized int free() {
        while (true) {
            if (next == end) {
                claimBlock();
            }
            var port = next++;
            if (available(port)) {
                return port;
            }
        }
    }

    private static void claimBlock() {
        var blocks = IntStream.iterate(FIRST, first -> first < LAST, first -> first + BLOCK)
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(blocks);
        for (var first : blocks) {
            try {
                CLAIMS.add(listen(first));
                next = first + 1;
                end = first + BLOCK;
                return;
            } catch (IOException taken) {
                // by another JVM that gives out ports, or by a server that happens to be there
            }
        }
        throw new IllegalStateException("no block of free ports between " + FIRST + " and " + LAST);
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
        try (var socket = listen(port)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
