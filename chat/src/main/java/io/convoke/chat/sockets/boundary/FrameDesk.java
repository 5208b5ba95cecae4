package io.convoke.chat.sockets.boundary;

import io.convoke.chat.messages.control.Conversation;
import io.convoke.chat.messages.control.NewMessage;
import io.convoke.chat.messages.control.ReadPointers;
import io.convoke.chat.sockets.boundary.InboundFrame.Ping;
import io.convoke.chat.sockets.boundary.InboundFrame.Read;
import io.convoke.chat.sockets.boundary.InboundFrame.Resume;
import io.convoke.chat.sockets.boundary.InboundFrame.Send;
import io.convoke.chat.sockets.boundary.InboundFrame.Typing;
import io.convoke.chat.sockets.control.Connection;
import io.convoke.chat.sockets.control.LiveChat;
import io.convoke.chat.sockets.control.OutboundFrame.Ack;
import io.convoke.chat.sockets.control.OutboundFrame.Pong;
import io.convoke.chat.sockets.control.OutboundFrame.Refusal;
import io.convoke.chat.sockets.control.Seen;
import io.convoke.common.database.Transactions;
import io.convoke.common.http.Wording;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.common.problem.Failures;
import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers frames. Those of one connection are answered one after the other, off the wire's threads. */
@ApplicationScoped
public class FrameDesk {
    private static final System.Logger LOG = System.getLogger(FrameDesk.class.getName());

    @Inject
    LiveChat chat;

    @Inject
    Conversation conversation;

    @Inject
    ReadPointers pointers;

    @Inject
    Transactions transactions;

    /** Takes a frame as it came over the wire. */
    void take(Connection connection, String text) {
        if (!chat.admit(connection)) {
            return;
        }
        connection.inTurn(() -> {
            Optional<String> ref = Optional.empty();
            try {
                ref = InboundFrame.refOf(text);
                answer(connection, InboundFrame.read(text));
            } catch (RuntimeException e) {
                refuse(connection, ref, e);
            }
        });
    }

    private void answer(Connection connection, InboundFrame frame) {
        if (frame instanceof Resume resume) {
            chat.resume(connection, new Seen(resume.after(), resume.changes().orElse(Seen.ALL_CHANGES)));
            return;
        }
        chat.release(connection);
        var guest = connection.guest();
        if (frame instanceof Send send) {
            send(connection, send);
        } else if (frame instanceof Read read) {
            transactions.run(() -> pointers.move(guest.roomId(), guest.userId(), read.seq()));
        } else if (frame instanceof Typing) {
            chat.typing(connection);
        } else if (frame instanceof Ping) {
            connection.push(Pong.PONG);
        }
    }

    /** Acknowledges after the commit, so whoever is told that the message is stored finds it in the history. */
    private void send(Connection connection, Send send) {
        if (send.ref() == null) {
            throw Wording.invalid("ref", "chat.ref");
        }
        var guest = connection.guest();
        var wanted = NewMessage.of(send.ref(), send.type(), send.message());
        var message =
                transactions.call(() -> conversation.post(guest.roomId(), guest.userId(), guest.username(), wanted));
        connection.push(Ack.of(send.ref(), message));
    }

    private static void refuse(Connection connection, Optional<String> ref, RuntimeException failure) {
        var refusal = Failures.find(failure, DomainException.class);
        if (refusal.isPresent()) {
            var detail =
                    refusal.get().violations().stream().map(FrameDesk::words).collect(Collectors.joining("; "));
            refuse(
                    connection,
                    ref,
                    refusal.get().type(),
                    detail.isEmpty() ? refusal.get().getMessage() : detail);
        } else if (Failures.isDatabaseAway(failure)) {
            LOG.log(Level.WARNING, "The database is away or overloaded: {0}", failure.toString());
            refuse(connection, ref, CommonProblem.UNAVAILABLE, "Send it again in a few seconds");
        } else {
            LOG.log(Level.ERROR, "A frame could not be answered", failure);
            refuse(connection, ref, CommonProblem.INTERNAL_ERROR, "The failure is logged");
        }
    }

    private static String words(Violation violation) {
        return violation.field() + " " + violation.message();
    }

    private static void refuse(Connection connection, Optional<String> ref, ProblemType type, String detail) {
        connection.push(Refusal.of(ref, type.slug(), detail));
    }
}
