package io.convoke.reviews.attendance.entity;

/** What is known of a person with a seat. */
public enum AttendanceStatus {
    /** Had a seat. */
    REGISTERED("registered"),
    /** Came. */
    CHECKED_IN("checked_in"),
    /** Had a seat and did not come. */
    NO_SHOW("no_show");

    private final String text;

    AttendanceStatus(String text) {
        this.text = text;
    }

    /** The status as it stands in the database. */
    public String text() {
        return text;
    }
}
