package io.convoke.chat;

import io.convoke.testkit.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A client that does what no library would: reads when it likes, and sends what it likes. */
final class RawSocket implements AutoCloseable {
    static final int TEXT = 1;
    static final int CONTINUATION = 0;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final int SMALL = 4_096;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final String head;

    /** Opens a chat's socket and reads the answer of the handshake, and nothing more. */
    RawSocket(RunningService service, UUID roomId, String ticket) {
        try {
            socket.setReceiveBufferSize(SMALL); // before it connects, so that it bounds the window
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress("127.0.0.1", service.port()));
            var request = "GET " + service.prefix() + "/" + roomId + "/socket HTTP/1.1\r\nHost: localhost\r\n"
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + io.convoke.chat.Socket.ORIGIN + "\r\n"
                    + "Sec-WebSocket-Protocol: chat.v1, ticket." + ticket + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            head = readHead();
            if (!head.startsWith("HTTP/1.1 101 ")) {
                throw new AssertionError("not upgraded: " + head);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    /** The answer of the handshake. */
    String head() {
        return head;
    }

    /** Sends one frame; the mask is all zeros, which RFC 6455 allows to whoever does not mind. */
    void send(int opcode, boolean last, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) ((last ? 0x80 : 0) | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    /** Sends the beginning of a frame whose payload is that long, without the payload. */
    void announce(long length) throws IOException {
        var head = ByteBuffer.allocate(14).put((byte) 0x81).put((byte) (0x80 | 127));
        socket.getOutputStream().write(head.putLong(length).putInt(0).array());
    }

    /** Reads until the other side ends it; the opcodes of the frames, and of a close frame its code. */
    List<Integer> readToTheEnd() throws IOException {
        var seen = new ArrayList<Integer>();
        var in = socket.getInputStream();
        for (var first = in.read(); first >= 0; first = in.read()) {
            var length = (long) in.read();
            if (length == 126) {
                length = ByteBuffer.wrap(in.readNBytes(2)).getShort() & 0xffff;
            } else if (length == 127) {
                length = ByteBuffer.wrap(in.readNBytes(8)).getLong();
            }
            var payload = in.readNBytes((int) length);
            seen.add(first & 0x0f);
            if ((first & 0x0f) == CLOSE) {
                seen.add((int) ByteBuffer.wrap(payload).getShort());
                return seen;
            }
        }
        return seen;
    }

    /** Leaves without a word. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
