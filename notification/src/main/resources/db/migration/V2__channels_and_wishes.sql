-- Telegram beside e-mail, what people wish, and words of people that notifications quote.

-- Whom the service has forgotten stands in erased_account now; a later release drops the column.
delete from recipient where erased;
alter table recipient alter column erased set default false;

-- What the user service says about a person: language and zone.
create table profile (
    user_id   uuid        not null primary key,
    version   bigint      not null,
    locale    text        not null constraint profile_locale check (locale in ('en', 'ru')),
    time_zone text        not null constraint profile_time_zone_length check (length(time_zone) <= 64),
    at        timestamptz not null
);

-- What a person wishes to be told, as the user service says it.
create table preference (
    user_id    uuid        not null primary key,
    version    bigint      not null,
    enabled    boolean     not null,
    quiet_from time,
    quiet_to   time,
    time_zone  text        not null constraint preference_time_zone_length check (length(time_zone) <= 64),
    at         timestamptz not null,
    constraint preference_quiet_hours check ((quiet_from is null) = (quiet_to is null))
);
create table preference_off (
    user_id uuid not null constraint preference_off_of references preference on delete cascade,
    channel text not null constraint preference_off_channel check (channel in ('email', 'telegram')),
    kind    text not null constraint preference_off_kind_length check (length(kind) <= 50),
    primary key (user_id, channel, kind)
);

-- What a person switched off by the link in a message; holds at once, before the user service says it too.
create table unsubscription (
    user_id   uuid        not null,
    channel   text        not null constraint unsubscription_channel check (channel in ('email', 'telegram')),
    kind      text        not null constraint unsubscription_kind_length check (length(kind) <= 50),
    confirmed boolean     not null,
    at        timestamptz not null,
    primary key (user_id, channel, kind)
);
comment on column unsubscription.confirmed is 'the preferences say so too; ends when they say otherwise after that';

-- The person's private chat with the bot.
create table telegram_link (
    user_id uuid        not null primary key,
    chat_id bigint,
    version bigint      not null,
    since   timestamptz not null
);
comment on column telegram_link.chat_id is 'null: not linked any more';

create table telegram_bot (
    bot_id       bigint not null primary key,
    next_update  bigint,
    paused_until timestamptz
);
comment on column telegram_bot.bot_id is 'the part of the token that is no secret: another bot counts its updates anew';
comment on column telegram_bot.next_update is 'updates below it were taken; null when Telegram knows that';
comment on column telegram_bot.paused_until is 'by the database''s clock: Telegram asked for it';

create table known_event_team (
    event_id uuid not null constraint known_event_team_of references known_event on delete cascade,
    user_id  uuid not null,
    role     text not null,
    primary key (event_id, user_id)
);

-- A chat message that mentions somebody, or a review: what people are told about it.
create table quote (
    id          uuid        not null primary key,
    event_id    uuid        not null,
    author_id   uuid        not null,
    author_name text        not null,
    words       text        not null,
    rating      int,
    withdrawn   boolean     not null,
    at          timestamptz not null
);
create index quote_author on quote (author_id);
create index quote_at on quote (at);

create table announcement (
    id         uuid        not null primary key,
    event_id   uuid        not null,
    created_by uuid        not null,
    audience   text        not null constraint announcement_audience check (audience in ('registered', 'waiting', 'all')),
    subject    text        not null,
    message    text        not null,
    test       boolean     not null,
    withdrawn  boolean     not null,
    recipients int         not null,
    created_at timestamptz not null
);
create index announcement_of_event on announcement (event_id, created_at desc, id desc);
create index announcement_author on announcement (created_by);

alter table notification
    add column known_by          timestamptz,
    add column deferred_until    timestamptz,
    add column replaces_telegram boolean not null default false;
comment on column notification.known_by is 'what the person would have done without it: the earlier of the old and the new start';
comment on column notification.deferred_until is 'until the end of the quiet hours; holds up no other message meanwhile';
comment on column notification.replaces_telegram is 'goes by e-mail though that is switched off, for Telegram failed for good';
comment on column notification.subject_id is 'the verification or the password reset that the token is derived from; the quote; the announcement';

drop index notification_due;
create index notification_due on notification (type, next_attempt_at, ordinal) where status = 'pending';
create index notification_deferred on notification (user_id) where deferred_until is not null;
create index notification_announcement on notification (subject_id) where kind = 'announcement';
create index notification_chat_mention on notification (subject_id) where kind = 'chat-mention';
