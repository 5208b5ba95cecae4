package io.convoke.notification.mails.control;

import static io.convoke.notification.mails.control.SmtpFailure.Progress.CONTENT_BEGUN;
import static io.convoke.notification.mails.control.SmtpFailure.Progress.CONTENT_NOT_BEGUN;
import static io.convoke.notification.mails.control.SmtpFailure.Progress.CONTENT_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.notification.deliveries.control.DeliveryFailure.Kind;
import io.convoke.notification.deliveries.control.LeaseLost;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class SmtpFailureTest {
    @Test
    void theServersReplyDecides() {
        assertThat(sending("550 5.1.1 No such user\n").kind()).isEqualTo(Kind.REFUSED);
        assertThat(sending("552-5.2.2 Mailbox\n552 full").kind()).isEqualTo(Kind.REFUSED);
        assertThat(sending("450 4.2.1 Try later").kind()).isEqualTo(Kind.PASSING);
        assertThat(sending("421 Shutting down").kind()).isEqualTo(Kind.PASSING);
        assertThat(sending("550 5.1.1 No\r\nsuch user").getMessage()).isEqualTo("550 5.1.1 No such user");
    }

    private static SmtpFailure sending(String reply) {
        var outer = new SendFailedException("Invalid Addresses", new MessagingException(reply));
        return SmtpFailure.sending(outer, CONTENT_NOT_BEGUN);
    }

    @Test
    void silenceAfterTheContentLeavesTheOutcomeOpen() {
        var silence =
                new MessagingException("Exception reading response", new SocketTimeoutException("Read timed out"));
        assertThat(SmtpFailure.sending(silence, CONTENT_OUT).kind()).isEqualTo(Kind.PASSING);
        assertThat(SmtpFailure.sending(silence, CONTENT_OUT).isSurelyNotTaken()).isFalse();
        assertThat(SmtpFailure.sending(silence, CONTENT_BEGUN).isSurelyNotTaken())
                .isTrue();
        assertThat(SmtpFailure.sending(new MessagingException("451 Try later"), CONTENT_OUT)
                        .isSurelyNotTaken())
                .isTrue();
    }

    @Test
    void aServerThatDoesNotLetUsInIsAwayWhateverItSays() {
        assertThat(SmtpFailure.connecting(new MessagingException("535 5.7.8 Wrong password"))
                        .kind())
                .isEqualTo(Kind.SERVER_AWAY);
    }

    @Test
    void aLostLeaseIsNoFaultOfTheServer() {
        IOException lost = new LeaseLost();
        assertThat(SmtpFailure.sending(
                                new MessagingException("IOException while sending message", lost), CONTENT_NOT_BEGUN)
                        .kind())
                .isEqualTo(Kind.LEASE_LOST);
    }
}
