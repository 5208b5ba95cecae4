package io.convoke.dev.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** HTTP/1.1 by hand: sends what no client library would let through. */
final class RawHttp implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawHttp(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * An answer.
     *
     * @param head the status line and the headers
     */
    record Answer(int status, String head, String body) {
        Optional<String> header(String name) {
            return RawHttp.header(head, name);
        }

        String type() {
            var matcher = Pattern.compile("\"type\":\"https://convoke.io/problems/([a-z-]+)\"")
                    .matcher(body);
            return matcher.find() ? matcher.group(1) : "no problem: " + body;
        }
    }

    /** One request on a connection of its own; the headers end with a line break each. */
    static Answer request(int port, String line, String headers, String body) throws IOException {
        try (var connection = new RawHttp(port)) {
            return connection
                    .send(line + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + "\r\n" + body)
                    .answer();
        }
    }

    static Answer get(int port, String path) throws IOException {
        return request(port, "GET " + path, "", "");
    }

    RawHttp send(String bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException refusedEarly) {
            // the answer may have come before all was sent: it can still be read
        }
        return this;
    }

    Answer answer() throws IOException {
        var head = head(in);
        if (head.isEmpty()) {
            return new Answer(0, "", "");
        }
        var length = header(head, "Content-Length").map(Integer::parseInt).orElse(0);
        var status = Integer.parseInt(head.split(" ")[1]);
        return new Answer(status, head, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Waits for that many bytes. */
    String read(int count) throws IOException {
        return new String(in.readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    /** Whether the other side has ended the connection, rather than waiting for more. */
    boolean closed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    /** The first line and the headers up to the empty line; empty at the end of the connection. */
    static String head(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            bytes.write(next);
            var text = bytes.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
        return "";
    }

    static Optional<String> header(String head, String name) {
        return head.lines()
                .skip(1)
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
