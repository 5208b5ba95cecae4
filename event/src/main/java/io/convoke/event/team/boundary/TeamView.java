package io.convoke.event.team.boundary;

import io.convoke.event.events.entity.Event;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everybody in an event's team, the owner first; at most 100, so there is one page. */
@Schema(name = "EventTeam")
public record TeamView(List<TeamMemberView> items) {
    static TeamView of(Event event) {
        return new TeamView(event.team().entrySet().stream()
                .map(entry -> TeamMemberView.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                                (TeamMemberView member) -> !member.userId().equals(event.ownerId()))
                        .thenComparing(TeamMemberView::since)
                        .thenComparing(TeamMemberView::userId))
                .toList());
    }
}
