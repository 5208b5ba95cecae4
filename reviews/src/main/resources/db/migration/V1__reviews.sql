-- What reviews knows of an event, from the topic of events.
create table known_event (
    event_id     uuid        primary key,
    version      bigint      not null,
    name         text        not null constraint known_event_name_length check (char_length(name) <= 255),
    status       text        not null
        constraint known_event_status check (status in ('active', 'completed', 'cancelled', 'deleted')),
    -- When it counts as over: its end, or a day after the start where no end is known.
    over_at      timestamptz not null,
    organiser_id uuid        not null
);
create index known_event_organiser on known_event (organiser_id);

create table known_event_team (
    event_id uuid not null constraint known_event_team_event references known_event on delete cascade,
    user_id  uuid not null,
    role     text not null constraint known_event_team_role_length check (char_length(role) <= 32),
    primary key (event_id, user_id)
);
create index known_event_team_person on known_event_team (user_id);

-- Who had a seat and who came, from the topic of registrations; no foreign key, because topics overtake each other.
create table attendance (
    registration_id uuid primary key,
    event_id        uuid not null,
    user_id         uuid not null,
    status          text not null constraint attendance_status check (status in ('registered', 'checked_in', 'no_show'))
);
create index attendance_at_event on attendance (event_id, user_id);
create index attendance_checked_in on attendance (event_id) where status = 'checked_in';
create index attendance_person on attendance (user_id);

-- How many of each rating the shown reviews of an event have. The row's lock puts everything that happens to the event's
-- reviews in a row; "version" counts what was told to others, without gaps.
create table event_summary (
    event_id uuid   primary key,
    ones     int    not null default 0,
    twos     int    not null default 0,
    threes   int    not null default 0,
    fours    int    not null default 0,
    fives    int    not null default 0,
    version  bigint not null default 0,
    constraint event_summary_counts check (least(ones, twos, threes, fours, fives) >= 0)
);

-- The same for all events of an organiser; locked after the event's.
create table organiser_summary (
    organiser_id uuid   primary key,
    ones         int    not null default 0,
    twos         int    not null default 0,
    threes       int    not null default 0,
    fours        int    not null default 0,
    fives        int    not null default 0,
    version      bigint not null default 0,
    constraint organiser_summary_counts check (least(ones, twos, threes, fours, fives) >= 0)
);

create table review (
    id              uuid        primary key,
    event_id        uuid        not null constraint review_event references event_summary,
    organiser_id    uuid        not null,
    user_id         uuid        not null,
    username        text        not null constraint review_username_length check (char_length(username) <= 100),
    rating          int         not null constraint review_rating check (rating between 1 and 5),
    comment         text        constraint review_comment_length check (char_length(comment) between 1 and 4000),
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    hidden_at       timestamptz,
    hidden_reason   text        constraint review_hidden_reason_length check (char_length(hidden_reason) <= 1000),
    reply_text      text        constraint review_reply_length check (char_length(reply_text) between 1 and 4000),
    reply_by        uuid,
    reply_username  text        constraint review_reply_username_length check (char_length(reply_username) <= 100),
    reply_at        timestamptz,
    reply_edited_at timestamptz,
    constraint review_one_each unique (event_id, user_id),
    constraint review_hidden_whole check ((hidden_at is null) = (hidden_reason is null)),
    constraint review_reply_whole check (num_nonnulls(reply_text, reply_by, reply_username, reply_at) in (0, 4))
);
create index review_event_newest on review (event_id, created_at desc, id desc) where hidden_at is null;
create index review_event_rating on review (event_id, rating desc, created_at desc, id desc) where hidden_at is null;
create index review_organiser_newest on review (organiser_id, created_at desc, id desc) where hidden_at is null;
create index review_organiser_rating on review (organiser_id, rating desc, created_at desc, id desc) where hidden_at is null;
create index review_author on review (user_id);
create index review_replier on review (reply_by) where reply_by is not null;

-- What a review said, version by version, for moderation; stays when the author deletes the review.
create table review_history (
    id        uuid        primary key,
    review_id uuid        not null,
    user_id   uuid        not null,
    username  text        not null,
    action    text        not null constraint review_history_action check (action in ('posted', 'edited', 'deleted')),
    rating    int         not null,
    comment   text,
    at        timestamptz not null
);
create index review_history_review on review_history (review_id, at, id);
create index review_history_author on review_history (user_id);

create table helpful_vote (
    review_id uuid not null constraint helpful_vote_review references review on delete cascade,
    user_id   uuid not null,
    primary key (review_id, user_id)
);
create index helpful_vote_person on helpful_vote (user_id);

create table report (
    id         uuid        primary key,
    review_id  uuid        not null constraint report_review references review on delete cascade,
    user_id    uuid        not null,
    username   text        not null,
    reason     text        not null constraint report_reason_length check (char_length(reason) between 1 and 1000),
    created_at timestamptz not null,
    closed_at  timestamptz,
    outcome    text        constraint report_outcome check (outcome in ('hidden', 'dismissed')),
    constraint report_one_each unique (review_id, user_id),
    constraint report_closed_whole check ((closed_at is null) = (outcome is null))
);
create index report_open on report (created_at, id) where closed_at is null;
create index report_closed on report (created_at, id) where closed_at is not null;
create index report_person on report (user_id);

-- Who moderated what; a row is never changed but to make it anonymous.
create table audit_entry (
    id             uuid        primary key,
    at             timestamptz not null,
    actor_id       uuid        not null,
    actor_username text        not null,
    action         text        not null
        constraint audit_entry_action check (action in ('review-hidden', 'review-unhidden', 'report-dismissed')),
    review_id      uuid        not null,
    event_id       uuid        not null,
    reason         text
);
create index audit_entry_newest on audit_entry (at desc, id desc);
create index audit_entry_review on audit_entry (review_id);
create index audit_entry_actor on audit_entry (actor_id);
