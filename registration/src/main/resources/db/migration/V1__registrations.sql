-- What registration knows of an event, from the topic of events or, where that lags, by asking.
create table known_event (
    event_id               uuid        primary key,
    version                bigint      not null,
    from_topic             boolean     not null,
    name                   text        not null constraint known_event_name_length check (length(name) <= 255),
    status                 text        not null
        constraint known_event_status check (status in ('active', 'completed', 'cancelled', 'deleted')),
    start_time             timestamptz not null,
    end_time               timestamptz,
    time_zone              text        not null constraint known_event_time_zone_length check (length(time_zone) <= 64),
    registration_closes_at timestamptz,
    organiser_id           uuid        not null
);

create table known_event_team (
    event_id uuid not null constraint known_event_team_event references known_event on delete cascade,
    user_id  uuid not null,
    role     text not null constraint known_event_team_role_length check (length(role) <= 32),
    primary key (event_id, user_id)
);

-- The row lock on an event's seats decides every race for them. "version" counts the changes told to others, without gaps.
create table event_seats (
    event_id         uuid   primary key,
    capacity         int    not null,
    taken            int    not null default 0,
    waiting          int    not null default 0,
    version          bigint not null default 0,
    capacity_version bigint not null default 0,
    withdrawn_at     timestamptz,
    constraint event_seats_within_capacity check (taken between 0 and capacity),
    constraint event_seats_waiting check (waiting >= 0)
);

-- "place" is assigned while the seats are locked, so within an event it is the order of registering.
create table event_registration (
    id                uuid        primary key,
    place             bigint      generated always as identity,
    event_id          uuid        not null constraint event_registration_seats references event_seats,
    user_id           uuid        not null,
    username          text        not null constraint event_registration_username_length check (length(username) <= 100),
    status            text        not null constraint event_registration_status
        check (status in ('registered', 'waitlisted', 'cancelled', 'checked_in', 'no_show')),
    -- How the seat is confirmed; events have only the automatic kind so far.
    confirmation      text        not null default 'automatic' constraint event_registration_confirmation
        check (confirmation in ('automatic', 'approval', 'email')),
    registration_time timestamptz not null,
    changed_at        timestamptz not null
);
create unique index event_registration_one_live on event_registration (event_id, user_id) where status <> 'cancelled';
create index event_registration_waitlist on event_registration (event_id, place) where status = 'waitlisted';
create index event_registration_attendees on event_registration (event_id, place);
create index event_registration_own on event_registration (user_id, place);
create index event_registration_recent on event_registration (user_id, registration_time);
