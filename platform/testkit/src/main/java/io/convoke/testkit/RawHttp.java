package io.convoke.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Bytes over a socket, for what no proper client would send. */
public final class RawHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)\r?$");

    private RawHttp() {}

    /**
     * Sends the text and collects what comes back.
     *
     * @param request with {@code \r\n} line ends, as ISO 8859-1
     * @return everything until the server closed or was silent for 5 s; empty when it closed without a word
     */
    public static String exchange(int port, String request) {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException silent) {
            return answer.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (answer.size() == 0
                    && !e.getMessage().contains("reset")
                    && !e.getMessage().contains("Broken pipe")) {
                throw new UncheckedIOException(e);
            }
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    /**
     * Sends the text and reads one whole answer, whose length the server says; for a request that is never finished, where
     * the server may go on listening after it has answered.
     */
    public static String answer(int port, String request) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                var next = socket.getInputStream().read();
                if (next < 0) {
                    return head.toString();
                }
                head.append((char) next);
            }
            var length = LENGTH.matcher(head);
            var body = length.find() ? Integer.parseInt(length.group(1)) : 0;
            return head + new String(socket.getInputStream().readNBytes(body), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request that asks the server to close afterwards, so that the answer comes at once. */
    public static String request(int port, String method, String path, String headers) {
        return exchange(
                port, method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + "\r\n");
    }

    /**
     * Announces a JSON string of that length and sends it, as long as the server takes it.
     *
     * @return what the server said, perhaps before it had all
     */
    public static String upload(int port, String method, String path, String headers, int length) {
        var answer = "";
        // A server that closes on a client that still sends may take its answer with it: that is TCP, so ask again.
        for (var tries = 0; tries < 3 && answer.isEmpty(); tries++) {
            answer = uploadOnce(port, method, path, headers, length);
        }
        return answer;
    }

    private static String uploadOnce(int port, String method, String path, String headers, int length) {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: "
                    + length + "\r\n" + headers + "\r\n\"";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            var sender = new Thread(() -> send(socket, length - 1), "upload");
            sender.start();
            socket.getInputStream().transferTo(answer);
            sender.interrupt();
        } catch (IOException cut) {
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static void send(Socket socket, int length) {
        var block = "x".repeat(16_384).getBytes(StandardCharsets.ISO_8859_1);
        try {
            for (var left = length; left > 0; left -= block.length) {
                socket.getOutputStream().write(block, 0, Math.min(left, block.length));
            }
            socket.getOutputStream().flush();
        } catch (IOException refused) {
            // The server has answered already and takes no more: what it said is read by the other thread.
            return;
        }
    }

    /** The status of such an answer; -1 when there is none. */
    public static int status(String answer) {
        return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : -1;
    }
}
