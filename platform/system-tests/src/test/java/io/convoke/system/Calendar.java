package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.parts.Mailbox.Mail;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * An event as a calendar program would see it, by the invitation in a mail or by the event's file.
 *
 * @param method REQUEST or CANCEL; of a file PUBLISH
 * @param uid the same in all that is about one event
 * @param sequence rises with each change of it
 * @param start with its zone, as it stands in the file
 * @param url where the event can be read
 */
record Calendar(String method, String uid, int sequence, String start, URI url) {

    static Calendar of(Mail mail) {
        var files = mail.attachments().stream()
                .filter(attachment -> attachment.type().startsWith("text/calendar")
                        || attachment.name().endsWith(".ics"))
                .toList();
        assertThat(files).as("a calendar file in '%s'", mail.subject()).isNotEmpty();
        return of(files.get(0).text());
    }

    static Calendar of(String file) {
        var text = file.replace("\r\n ", "").replace("\r\n\t", "");
        return new Calendar(
                first(text, "METHOD:(.*)"),
                first(text, "UID:(.*)"),
                Integer.parseInt(first(text, "SEQUENCE:(.*)")),
                first(text.substring(text.indexOf("BEGIN:VEVENT")), "DTSTART(.*)"),
                URI.create(first(text, "URL:(.*)")));
    }

    private static String first(String text, String line) {
        var matcher = Pattern.compile("(?m)^" + line + "$").matcher(text.replace("\r", ""));
        assertThat(matcher.find()).as("a line %s in %s", line, text).isTrue();
        return matcher.group(1);
    }
}
