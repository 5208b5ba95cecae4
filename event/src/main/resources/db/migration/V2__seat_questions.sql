-- What registration was asked to take away before the change itself was committed; see the decision record on lost changes.
create table seat_question (
    event_id uuid        primary key,
    version  bigint      not null,
    asked_at timestamptz not null
);
create index seat_question_asked_at on seat_question (asked_at);
