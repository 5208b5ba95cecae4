-- Whom mails go to: a copy of what auth says about accounts.
create table recipient (
    user_id  uuid   not null primary key,
    username text   not null constraint recipient_username_length check (length(username) <= 100),
    email    text   not null constraint recipient_email_length check (length(email) <= 320),
    locale   text   not null constraint recipient_locale check (locale in ('en', 'ru')),
    version  bigint not null,
    erased   boolean not null
);

-- What mails tell: a copy of what the event service says about events.
create table known_event (
    event_id           uuid        not null primary key,
    version            bigint      not null,
    sequence           int         not null,
    name               text        not null,
    start_at           timestamptz not null,
    end_at             timestamptz,
    time_zone          text        not null,
    status             text        not null constraint known_event_status
        check (status in ('active', 'completed', 'cancelled', 'deleted')),
    city               text,
    address            text,
    latitude           double precision,
    longitude          double precision,
    online_url         text,
    organiser_id       uuid        not null,
    organiser_username text        not null,
    cancel_reason      text,
    start_known_since  timestamptz not null
);
comment on column known_event.start_known_since is 'when the present start was set; no reminder is due before that';
create index known_event_start on known_event (start_at) where status = 'active';

-- Who has a seat or waits for one.
create table attendance (
    event_id        uuid        not null,
    user_id         uuid        not null,
    registration_id uuid        not null,
    status          text        not null constraint attendance_status
        check (status in ('registered', 'waitlisted', 'cancelled')),
    seats_version   bigint      not null,
    since           timestamptz not null,
    primary key (event_id, user_id)
);
comment on column attendance.since is 'when the present status began';

-- One message to one person. What it says is put together when it is sent.
create table notification (
    id              uuid        not null primary key,
    ordinal         bigint      not null generated always as identity,
    user_id         uuid        not null,
    event_id        uuid,
    type            text        not null constraint notification_type check (type in ('email', 'telegram')),
    kind            text        not null constraint notification_kind_length check (length(kind) <= 50),
    version         text        not null constraint notification_version_length check (length(version) <= 100),
    subject_id      uuid,
    held_seat       boolean     not null default false,
    occurred_at     timestamptz not null,
    valid_until     timestamptz,
    address         text,
    status          text        not null constraint notification_status
        check (status in ('pending', 'sent', 'failed', 'skipped')),
    reason          text,
    lacking         boolean     not null default false,
    attempts        int         not null default 0,
    uncertain       int         not null default 0,
    next_attempt_at timestamptz not null,
    trying_since    timestamptz not null,
    lease_owner     uuid,
    leased_until    timestamptz,
    shown_version   bigint,
    subject         text,
    message         text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    read_at         timestamptz,
    constraint notification_once unique nulls not distinct (user_id, event_id, kind, version, type)
);
comment on column notification.version is 'what tells two messages of a kind apart: a registration, an event''s version, a start';
comment on column notification.subject_id is 'the verification or the password reset; the token is derived from it while rendering';
comment on column notification.lacking is 'failed only because a copy above lacked what it needs; tried again when that arrives';
comment on column notification.uncertain is 'how often the content went out and no answer is known; each may have been a copy that arrived';
comment on column notification.leased_until is 'by the database''s clock, so that no shifted clock ends a lease';
comment on column notification.shown_version is 'the event''s version that the sent message showed';

create index notification_due on notification (next_attempt_at, ordinal) where status = 'pending';
create index notification_pending_of_person on notification (user_id, event_id, ordinal) where status = 'pending';
create index notification_lacking_event on notification (event_id) where status = 'pending' or lacking;
create index notification_lacking_person on notification (user_id) where status = 'pending' or lacking;
create index notification_own on notification (user_id, created_at desc, id desc);
create index notification_failed on notification (created_at desc, id desc) where status = 'failed';
create index notification_lease on notification (lease_owner) where leased_until is not null;

-- Wakes the senders and the live lists of every instance, at commit.
create function tell_notification() returns trigger language plpgsql as $$
begin
    perform pg_notify('notification_' || tg_table_schema, new.user_id || ' ' || new.id);
    return null;
end
$$;
create trigger notification_created after insert on notification
    for each row execute function tell_notification();
create trigger notification_changed after update on notification
    for each row when (old.status is distinct from new.status or old.read_at is distinct from new.read_at)
    execute function tell_notification();
