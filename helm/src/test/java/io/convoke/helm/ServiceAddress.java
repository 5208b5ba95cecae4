package io.convoke.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one address of a Kubernetes Service, on this machine: each new connection goes to one of its pods, in turn, and stays there
 * for as long as it is open, also when the pod is no longer among those in service.
 */
final class ServiceAddress implements AutoCloseable {
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "service-address");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, AtomicInteger> open = new ConcurrentHashMap<>();
    private volatile List<Integer> pods = List.of();

    ServiceAddress() {
        try {
            listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on new connections go to these, by their ports. */
    void inService(Integer... ports) {
        pods = List.of(ports);
    }

    /** How many connections are open to a pod. */
    int open(int pod) {
        return counter(pod).get();
    }

    private AtomicInteger counter(int pod) {
        return open.computeIfAbsent(pod, port -> new AtomicInteger());
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                var client = listening.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private void serve(Socket client) {
        var chosen = pods;
        var pod = chosen.get(Math.floorMod(next.getAndIncrement(), chosen.size()));
        counter(pod).incrementAndGet();
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), pod)) {
            var back = threads.submit(() -> copy(server, client));
            copy(client, server);
            back.get();
        } catch (Exception broken) {
            // Both ends are closed then, which is what the other sees.
        } finally {
            counter(pod).decrementAndGet();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is closed all the same.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
