package io.convoke.dev.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.convoke.dev.local.LocalPlatform;
import io.convoke.dev.local.Place;
import io.convoke.dev.parts.Mailbox.Attachment;
import io.convoke.dev.parts.Mailbox.Mail;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The mails that were sent, newest last; also when nothing runs. */
@Command(name = "mail", description = "Shows the mails that were sent, newest last.")
final class MailCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(arity = "0..1", paramLabel = "address", description = "Only mails to this address.")
    private Optional<String> address;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        var mailbox = LocalPlatform.mailbox(Place.ofThisRun());
        var mails = address.map(mailbox::to).orElseGet(mailbox::all);
        if (json) {
            mails.forEach(mail -> System.out.println(json(mail)));
        } else if (mails.isEmpty()) {
            System.out.println("No mail" + address.map(to -> " to " + to).orElse("") + " yet.");
        } else {
            mails.forEach(MailCommand::print);
        }
        return 0;
    }

    static String json(Mail mail) {
        var object = new LinkedHashMap<String, Object>();
        object.put("to", mail.to());
        object.put("from", mail.from());
        object.put("subject", mail.subject());
        object.put("date", mail.date().toString());
        object.put("text", mail.text());
        object.put("html", mail.html());
        object.put(
                "attachments",
                mail.attachments().stream().map(MailCommand::json).toList());
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Text as it is, anything else in Base64. */
    private static Map<String, String> json(Attachment attachment) {
        var isText = attachment.type().toLowerCase(Locale.ROOT).startsWith("text/");
        var object = new LinkedHashMap<String, String>();
        object.put("name", attachment.name());
        object.put("type", attachment.type());
        if (isText) {
            object.put("text", attachment.text());
        } else {
            object.put("base64", Base64.getEncoder().encodeToString(attachment.content()));
        }
        return object;
    }

    private static void print(Mail mail) {
        System.out.println("---- " + mail.id());
        System.out.println("To:      " + mail.to());
        System.out.println("From:    " + mail.from());
        System.out.println("Date:    "
                + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneId.systemDefault())
                        .format(mail.date()));
        System.out.println("Subject: " + mail.subject());
        names(mail.attachments()).ifPresent(names -> System.out.println("With:    " + names));
        System.out.println();
        System.out.println(mail.text().strip());
        System.out.println();
    }

    private static Optional<String> names(List<Attachment> attachments) {
        return attachments.stream()
                .map(attachment -> attachment.name().isEmpty() ? attachment.type() : attachment.name())
                .reduce((one, other) -> one + ", " + other);
    }
}
