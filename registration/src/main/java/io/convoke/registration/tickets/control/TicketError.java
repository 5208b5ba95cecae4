package io.convoke.registration.tickets.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why a ticket is refused wherever it is shown. */
public enum TicketError implements ProblemType {
    TICKET_INVALID(422, "This is not a ticket of this platform");

    private final int status;
    private final String title;

    TicketError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return Slugs.of(this);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
