package io.convoke.notification;

import io.convoke.testkit.CertificateAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * A real mail server on loopback that speaks TLS under a certificate of its own making, lets nobody send who has not
 * logged in, and can keep a sender waiting before the content.
 */
public final class SecureSmtp implements AutoCloseable {
    public static final String USER = "convoke";
    public static final String PASSWORD = "four rusty anchors";
    private static final long LONGEST_HOLD_SECONDS = 60;

    private final SMTPServer server;
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final List<String> held = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private Path certificate;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** How it is spoken to. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /** Starts it; its certificate goes into the directory. */
    public SecureSmtp(Path directory, Security security) {
        this(directory, security, "IP:127.0.0.1");
    }

    /** The same with a certificate for somebody else, {@code DNS:mail.example}. */
    public SecureSmtp(Path directory, Security security, String certified) {
        var builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("secure.example")
                .messageHandlerFactory(context -> new Taker())
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    logins.add(user + ":" + password);
                    if (!USER.equals(user) || !PASSWORD.equals(password)) {
                        throw new LoginFailedException();
                    }
                }))
                .sessionHandler(new Counter())
                .requireAuth();
        switch (security) {
            case NONE -> builder.hideTLS();
            case STARTTLS ->
                builder.startTlsSocketFactory(tls(directory, certified))
                        .enableTLS()
                        .requireTLS();
            case TLS -> builder.serverSocketFactory(tls(directory, certified));
        }
        server = builder.build();
        server.start();
    }

    private SSLContext tls(Path directory, String certified) {
        var authority = new CertificateAuthority(directory);
        certificate = authority.certificate();
        return authority.certify("mail", certified).context();
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** What a client must trust; null without TLS. */
    public Path certificate() {
        return certificate;
    }

    /** How many clients are connected. */
    public int open() {
        return open.get();
    }

    /** The mails that were taken, whole and raw, oldest first. */
    public List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Who tried to log in, each {@code user:password}. */
    public List<String> logins() {
        return List.copyOf(logins);
    }

    /** From now on every sender waits after naming the recipient, until {@link #letGo}. */
    public void hold() {
        held.clear();
        gate = new CountDownLatch(1);
    }

    /** The recipients whose senders wait, or have waited, since {@link #hold}. */
    public List<String> held() {
        return List.copyOf(held);
    }

    public void letGo() {
        gate.countDown();
    }

    @Override
    public void close() {
        letGo();
        server.stop();
    }

    private final class Counter implements SessionHandler {
        @Override
        public SessionAcceptance accept(Session session) {
            open.incrementAndGet();
            return SessionAcceptance.success();
        }

        @Override
        public void onSessionEnd(Session session) {
            open.decrementAndGet();
        }
    }

    private final class Taker implements MessageHandler {
        @Override
        public void from(String address) {
            // from anybody
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (gate.getCount() == 0) {
                return;
            }
            held.add(address);
            try {
                if (!gate.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
                    throw new RejectException(451, "held too long");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RejectException(421, "closing");
            }
        }

        @Override
        public String data(InputStream content) throws IOException {
            accepted.add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            return "kept";
        }

        @Override
        public void done() {
            // nothing is left open
        }
    }
}
