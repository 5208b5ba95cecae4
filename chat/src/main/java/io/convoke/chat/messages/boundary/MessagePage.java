package io.convoke.chat.messages.boundary;

import io.convoke.chat.messages.control.History;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of a room's history. */
@Schema(name = "ChatMessagePage", description = "A page of a room's history, in the order of the room")
public record MessagePage(
        List<MessageView> items,

        @Schema(
                description = "Where the next page begins: to be sent as after when after was sent, else as before;"
                        + " absent when there is nothing more that way",
                examples = "17")
        Optional<Long> next) {

    static MessagePage of(History.Page page) {
        return new MessagePage(page.items().stream().map(MessageView::of).toList(), page.next());
    }
}
