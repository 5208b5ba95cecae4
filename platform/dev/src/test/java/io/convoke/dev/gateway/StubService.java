package io.convoke.dev.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What stands behind the gateway in these tests. It answers with what it was sent, or, by the last word of the path, as a
 * service might that is in trouble.
 */
final class StubService implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch endOfStream = new CountDownLatch(1);

    StubService() throws IOException {
        server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        connections.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The request lines and headers received so far, each whole. */
    List<String> heads() {
        return heads;
    }

    /** Lets the event stream go on to its second event. */
    void continueStream() {
        endOfStream.countDown();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var head = RawHttp.head(in); !head.isEmpty(); head = RawHttp.head(in)) {
                heads.add(head);
                if (!answer(head, in, socket)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the gateway went away: so does this connection
        }
    }

    /** Whether the connection stays open. */
    private boolean answer(String head, InputStream in, Socket socket) throws IOException {
        var length =
                RawHttp.header(head, "Content-Length").map(Integer::parseInt).orElse(0);
        var received = in.readNBytes(length).length;
        var path = head.split(" ")[1];
        var last = path.replaceAll("\\?.*", "").replaceAll(".*/", "");
        switch (last) {
            case "breaks" -> {
                return false;
            }
            case "problem" ->
                send(
                        socket,
                        "409 Conflict",
                        "Content-Type: application/problem+json\r\nX-Powered-By: secret\r\nX-Frame-Options: SAMEORIGIN\r\n",
                        "{\"type\":\"https://convoke.io/problems/of-the-service\",\"status\":409}");
            case "wrong-method" -> send(socket, "405 Method Not Allowed", "Allow: GET\r\n", "");
            case "busy" -> send(socket, "503 Service Unavailable", "Retry-After: 77\r\n", "{\"own\":true}");
            case "cacheable" -> send(socket, "200 OK", "Cache-Control: public, max-age=60\r\n", "{}");
            case "stream" -> stream(socket);
            case "socket" -> {
                return upgrade(head, in, socket);
            }
            default -> send(socket, "200 OK", "Content-Type: text/plain\r\n", head + "\n" + received + " bytes");
        }
        return true;
    }

    private void stream(Socket socket) throws IOException {
        var out = socket.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: one\n\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        try {
            endOfStream.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.write("data: two\n\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        socket.close();
    }

    private static boolean upgrade(String head, InputStream in, Socket socket) throws IOException {
        if (!RawHttp.header(head, "Upgrade").orElse("").equals("websocket")) {
            send(socket, "426 Upgrade Required", "", "");
            return true;
        }
        var out = socket.getOutputStream();
        out.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        for (var next = in.read(); next >= 0; next = in.read()) {
            out.write(Character.toUpperCase(next));
            out.flush();
        }
        return false;
    }

    private static void send(Socket socket, String status, String headers, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var out = socket.getOutputStream();
        out.write(("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.shutdownNow();
    }
}
