package io.convoke.notification.mails.boundary;

import io.convoke.notification.mails.control.SmtpSelfTest.Result;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of trying the mail server out. */
@Schema(name = "SmtpSelfTest")
public record SelfTestView(
        @Schema(description = "Whether the server has taken the mail", examples = "true")
        boolean accepted,

        @Schema(description = "Host and port that were spoken to", examples = "mail.convoke.example:587")
        String server,

        @Schema(description = "Where the mail went", examples = "admin@convoke.example")
        String address,

        @Schema(description = "Why the server has not taken it", examples = "Connection refused")
        Optional<String> reason,

        @Schema(description = "How long it took, in milliseconds", examples = "84")
        long millis,

        @Schema(description = "What the server said, in order", examples = "[\"220 mail.convoke.example ready\"]")
        List<String> replies) {

    static SelfTestView of(Result result) {
        var reason = Optional.of(result.reason()).filter(text -> !text.isEmpty());
        return new SelfTestView(
                reason.isEmpty(), result.server(), result.address(), reason, result.millis(), result.replies());
    }
}
