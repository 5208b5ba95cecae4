package io.convoke.chat.moderation.boundary;

import io.convoke.chat.moderation.entity.ModerationEntry;
import io.convoke.common.http.Paging;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the moderation log. */
@Schema(name = "ChatModerationPage", description = "A page of the moderation log, the newest line first")
public record ModerationPage(
        List<ModerationEntryView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    static ModerationPage of(Paging.Slice<ModerationEntry> slice) {
        return new ModerationPage(
                slice.items().stream().map(ModerationEntryView::of).toList(), slice.next());
    }
}
