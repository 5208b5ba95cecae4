-- The room of an event. Its row lock gives every message its place and every change its number; "version" is the event's.
-- A deleted event leaves its row behind, so that a record that comes late does not make the room again.
create table event_chat (
    id          uuid        primary key,
    event_id    uuid        not null constraint event_chat_event unique,
    version     bigint      not null,
    status      text        not null
        constraint event_chat_status check (status in ('active', 'completed', 'cancelled', 'deleted')),
    over_at     timestamptz not null,
    last_seq    bigint      not null default 0,
    last_change bigint      not null default 0
);

-- Who belongs to an event's room: by a seat, by a part in the team, or both. Kept when neither is left, because of the
-- version. The name of somebody of the team is known once the person has come.
create table membership (
    event_id      uuid    not null,
    user_id       uuid    not null,
    username      text    constraint membership_username_length check (length(username) <= 100),
    registered    boolean not null default false,
    seats_version bigint  not null default 0,
    role          text    constraint membership_role check (role in ('owner', 'editor', 'checkin', 'moderator')),
    primary key (event_id, user_id)
);
create index membership_user on membership (user_id);
create index membership_name on membership (event_id, lower(username));

-- "seq" has no gaps within a room, and a row is never deleted while its room is there: a deleted message loses its text only.
-- "change" numbers the last change of a message among all changes in the room.
create table chat_message (
    id           uuid        primary key,
    chat_id      uuid        not null constraint chat_message_chat references event_chat on delete cascade,
    seq          bigint      not null,
    user_id      uuid        not null,
    username     text        not null constraint chat_message_username_length check (length(username) <= 100),
    message_type text        not null constraint chat_message_type check (message_type in ('text', 'media')),
    message      text        constraint chat_message_length check (length(message) <= 4000),
    ref          text        constraint chat_message_ref_length check (length(ref) <= 64),
    created_at   timestamptz not null,
    edited_at    timestamptz,
    deleted_at   timestamptz,
    change       bigint,
    constraint chat_message_place unique (chat_id, seq),
    constraint chat_message_text check ((deleted_at is null) = (message is not null))
);
create unique index chat_message_ref on chat_message (chat_id, user_id, ref) where ref is not null;
create index chat_message_change on chat_message (chat_id, change) where change is not null;
create index chat_message_user on chat_message (user_id);

-- Up to where a person has read.
create table read_pointer (
    chat_id uuid   not null constraint read_pointer_chat references event_chat on delete cascade,
    user_id uuid   not null,
    seq     bigint not null,
    primary key (chat_id, user_id)
);
create index read_pointer_user on read_pointer (user_id);

-- What holds now: who may not write, and who may not come in.
create table sanction (
    chat_id    uuid        not null constraint sanction_chat references event_chat on delete cascade,
    user_id    uuid        not null,
    kind       text        not null constraint sanction_kind check (kind in ('mute', 'ban')),
    until      timestamptz,
    reason     text        constraint sanction_reason_length check (length(reason) <= 500),
    imposed_by uuid        not null,
    imposed_at timestamptz not null,
    primary key (chat_id, user_id, kind)
);
create index sanction_user on sanction (user_id);

-- What moderators have done.
create table moderation_entry (
    id           uuid        primary key,
    chat_id      uuid        not null constraint moderation_entry_chat references event_chat on delete cascade,
    user_id      uuid        not null,
    action       text        not null
        constraint moderation_entry_action check (action in ('mute', 'unmute', 'ban', 'unban', 'delete')),
    message_id   uuid,
    until        timestamptz,
    reason       text        constraint moderation_entry_reason_length check (length(reason) <= 500),
    moderator_id uuid        not null,
    at           timestamptz not null
);
create index moderation_entry_latest on moderation_entry (chat_id, id);
create index moderation_entry_user on moderation_entry (user_id);

-- What opens a socket, once: SHA-256 of the ticket.
create table ticket (
    hash       bytea       primary key,
    chat_id    uuid        not null constraint ticket_chat references event_chat on delete cascade,
    user_id    uuid        not null,
    username   text        not null,
    expires_at timestamptz not null
);
create index ticket_expires_at on ticket (expires_at);
create index ticket_user on ticket (user_id);

-- The instances that live, by the database's clock.
create table instance (
    id        uuid        primary key,
    last_seen timestamptz not null
);

-- Every connection that there was. One that an instance left open when it died is closed by another.
create table websocket_connection (
    id              uuid        primary key,
    connection_id   uuid        not null constraint websocket_connection_once unique,
    user_id         uuid        not null,
    chat_id         uuid        not null constraint websocket_connection_chat references event_chat on delete cascade,
    instance_id     uuid        not null,
    connected_at    timestamptz not null,
    disconnected_at timestamptz,
    close_code      int
);
create index websocket_connection_open on websocket_connection (chat_id, user_id) where disconnected_at is null;
create index websocket_connection_instance on websocket_connection (instance_id) where disconnected_at is null;
create index websocket_connection_user on websocket_connection (user_id);
create index websocket_connection_closed on websocket_connection (disconnected_at);
