package io.convoke.user.activity.boundary;

import io.convoke.common.http.Paging;
import io.convoke.user.activity.entity.Activity;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of one's own history. */
@Schema(description = "A page of one's own history")
public record ActivityPage(
        List<ActivityView> items,

        @Schema(description = "The cursor of the next page; absent on the last")
        Optional<String> next) {

    static ActivityPage of(Paging.Slice<Activity> slice) {
        return new ActivityPage(slice.items().stream().map(ActivityView::of).toList(), slice.next());
    }
}
