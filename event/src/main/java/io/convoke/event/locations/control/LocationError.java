package io.convoke.event.locations.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** The refusals that concern locations. */
public enum LocationError implements ProblemType {
    LOCATION_UNKNOWN(404, "There is no such location");

    private final int status;
    private final String title;

    LocationError(int status, String title) {
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
