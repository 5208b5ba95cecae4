package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.dev.parts.Mailbox.Mail;
import java.util.regex.Pattern;

/**
 * The invitation in a mail, as a calendar program would see it.
 *
 * @param method REQUEST or CANCEL
 * @param uid the same for all invitations to one event
 * @param sequence rises with each change of it
 * @param start with its zone, as it stands in the file
 */
record Calendar(String method, String uid, int sequence, String start) {

    static Calendar of(Mail mail) {
        var files = mail.attachments().stream()
                .filter(attachment -> attachment.type().startsWith("text/calendar")
                        || attachment.name().endsWith(".ics"))
                .toList();
        assertThat(files).as("a calendar file in '%s'", mail.subject()).isNotEmpty();
        var text = files.get(0).text().replace("\r\n ", "").replace("\r\n\t", "");
        return new Calendar(
                first(text, "METHOD:(.*)"),
                first(text, "UID:(.*)"),
                Integer.parseInt(first(text, "SEQUENCE:(.*)")),
                first(text.substring(text.indexOf("BEGIN:VEVENT")), "DTSTART(.*)"));
    }

    private static String first(String text, String line) {
        var matcher = Pattern.compile("(?m)^" + line + "$").matcher(text.replace("\r", ""));
        assertThat(matcher.find()).as("a line %s in %s", line, text).isTrue();
        return matcher.group(1);
    }
}
