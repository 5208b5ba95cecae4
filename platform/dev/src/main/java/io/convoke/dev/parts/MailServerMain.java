package io.convoke.dev.parts;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;

/** GreenMail's SMTP side, whose mail goes to a directory instead of into memory. Arguments: port, mailbox directory. */
public final class MailServerMain {
    private MailServerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var mailbox = new MailboxWriter(Path.of(arguments[1]));
        var setup = new ServerSetup(Integer.parseInt(arguments[0]), Ports.LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        var server = new KeepingServer(setup, mailbox);
        server.startService();
        if (!server.waitTillRunning(10_000)) {
            throw new IllegalStateException("cannot listen on port " + arguments[0]);
        }
        server.join();
    }

    private static final class KeepingServer extends SmtpServer {
        private final SmtpManager keeper;

        KeepingServer(ServerSetup setup, MailboxWriter mailbox) {
            super(setup, new Managers());
            keeper = new Keeper(managers, mailbox);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new SmtpHandler(new SmtpCommandRegistry(), keeper, client);
        }
    }

    private static final class Keeper extends SmtpManager {
        private final MailboxWriter mailbox;

        Keeper(Managers managers, MailboxWriter mailbox) {
            super(managers.getImapHostManager(), managers.getUserManager());
            this.mailbox = mailbox;
        }

        /** What is thrown from here becomes a 451, so the sender keeps the mail. */
        @Override
        public void send(SmtpState state) {
            var message = state.getMessage();
            var recipients = message.getToAddresses().stream()
                    .map(address -> address.getEmail())
                    .toList();
            try {
                mailbox.append(recipients, message.getMessage()::writeTo);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
