package io.convoke.user.preferences.boundary;

import io.convoke.common.http.Wording;
import io.convoke.common.problem.DomainException;
import io.convoke.user.preferences.entity.Channel;
import io.convoke.user.preferences.entity.MessageKind;
import io.convoke.user.preferences.entity.Preferences;
import io.convoke.user.preferences.entity.SwitchedOff;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wanted on which channel, as it stands in bodies. */
@Schema(
        name = "Channels",
        description =
                "For each channel what is wanted, by kind of message. In a request a kind that is missing is wanted; an"
                        + " answer names all. email-verification, account-exists, password-reset and password-changed are true on both"
                        + " channels and cannot be switched off; they go by e-mail only, whatever is linked.")
public record ChannelsBody(
        @Schema(examples = "{\"event-reminder\": false, \"announcement\": true}")
        Map<String, Boolean> email,

        @Schema(examples = "{\"event-reminder\": true, \"announcement\": false}")
        Map<String, Boolean> telegram) {

    Set<SwitchedOff> switchedOff() {
        var off = new HashSet<SwitchedOff>();
        collect(Channel.EMAIL, email, off);
        collect(Channel.TELEGRAM, telegram, off);
        return off;
    }

    private static void collect(Channel channel, Map<String, Boolean> wanted, Set<SwitchedOff> off) {
        if (wanted == null) {
            return;
        }
        wanted.forEach((name, on) -> {
            var field = "channels." + channel.label();
            var kind = MessageKind.of(name)
                    .filter(known -> on != null)
                    .orElseThrow(() -> DomainException.malformed(
                            field, "it has something else than a kind of message" + " that is true or false"));
            if (!on && kind.isMandatory()) {
                throw Wording.invalid(field + "." + kind.label(), "user.mandatory-kind");
            }
            if (!on) {
                off.add(new SwitchedOff(channel, kind));
            }
        });
    }

    static ChannelsBody of(Preferences preferences) {
        return new ChannelsBody(wanted(preferences, Channel.EMAIL), wanted(preferences, Channel.TELEGRAM));
    }

    private static Map<String, Boolean> wanted(Preferences preferences, Channel channel) {
        var wanted = new LinkedHashMap<String, Boolean>();
        for (var kind : MessageKind.values()) {
            wanted.put(kind.label(), preferences.wants(channel, kind));
        }
        return wanted;
    }
}
