package io.convoke.notification.mails.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/**
 * Remembers the sockets that it makes, so that a dialogue can be ended from outside: time-outs of a socket start anew with
 * each byte, and a transport's own methods wait for the dialogue.
 */
final class TrackedSockets extends SocketFactory {
    private final SocketFactory real;
    private final List<Socket> made = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    TrackedSockets(SocketFactory real) {
        this.real = real;
    }

    /** Ends whatever runs on them, and what is made later. */
    void closeAll() {
        closed = true;
        for (var socket : made) {
            try {
                socket.close();
            } catch (IOException e) {
                made.remove(socket); // it is gone, which was the purpose
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    private Socket tracked(Socket socket) throws IOException {
        made.add(socket);
        if (closed) {
            socket.close();
        }
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return tracked(real.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return tracked(real.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return tracked(real.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return tracked(real.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return tracked(real.createSocket(host, port, local, localPort));
    }
}
