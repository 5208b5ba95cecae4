package io.convoke.media.transfers.control;

import io.convoke.common.problem.ProblemType;
import io.convoke.common.problem.Slugs;

/** Why bytes do not go in or out. */
public enum TransferError implements ProblemType {
    LENGTH_REQUIRED(411, "Content-Length is required"),
    RANGE_NOT_SATISFIABLE(416, "The range is outside of the file");

    private final int status;
    private final String title;

    TransferError(int status, String title) {
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
