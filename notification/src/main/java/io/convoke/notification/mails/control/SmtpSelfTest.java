package io.convoke.notification.mails.control;

import io.convoke.common.ids.Ids;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.notifications.control.NotificationError;
import io.convoke.notification.recipients.control.Recipients;
import io.convoke.notification.recipients.entity.Addressee;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Tries the mail server out with a mail to whoever asks, in bounded time, on a connection of its own. */
@ApplicationScoped
public class SmtpSelfTest {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Pattern REPLY = Pattern.compile("[2-5]\\d\\d[ -].*");
    private static final int MOST_REPLIES = 40;

    @Inject
    Recipients recipients;

    @Inject
    MailWriter writer;

    @Inject
    SmtpSettings settings;

    @Inject
    Sender sender;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    /**
     * What came of it.
     *
     * @param reason why the server has not taken the mail; empty when it has
     * @param replies what the server said, in order
     */
    public record Result(String server, String address, String reason, long millis, List<String> replies) {}

    /** A test mail for a person; reads only. */
    public Test prepare(UUID userId) {
        var recipient = recipients
                .find(userId)
                .orElseThrow(() -> new DomainException(
                        NotificationError.ADDRESS_UNKNOWN, "Your account has not arrived here yet; try again soon"));
        return new Test(recipient, writer.ofSelfTest(Ids.next().toString(), recipient));
    }

    /** A test mail that is ready to go. */
    public record Test(Addressee recipient, Mail mail) {}

    /** Sends it; returns within about 15 s, whatever the server does. No transaction needs to be open. */
    public Result run(Test test) {
        var transcript = new ByteArrayOutputStream();
        var began = System.nanoTime();
        var reason = "";
        try (var connection = new SmtpConnection(settings, sender.domain(), transcript)) {
            var guard = executor.schedule(connection::abort, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            try {
                connection.open();
                connection.send(test.mail(), sender, clock.instant(), () -> {});
            } catch (SmtpFailure e) {
                reason = (connection.isAborted() ? e.afterDeadline(DEADLINE) : e).getMessage();
            } finally {
                guard.cancel(false);
            }
        }
        return new Result(
                settings.host() + ":" + settings.port(),
                test.recipient().email(),
                reason,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                replies(transcript));
    }

    private static List<String> replies(ByteArrayOutputStream transcript) {
        return transcript
                .toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> REPLY.matcher(line).matches())
                .map(line -> OneLine.of(line, 200))
                .limit(MOST_REPLIES)
                .toList();
    }
}
