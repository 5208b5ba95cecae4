-- Who people are to each other. "version" counts the changes told to others, without gaps.
create table profile (
    user_id         uuid        primary key,
    version         bigint      not null constraint profile_version check (version > 0),
    username        text        not null constraint profile_username_length check (length(username) <= 100),
    -- Missing while the news of the account has not arrived.
    email           text        constraint profile_email_length check (length(email) <= 254),
    display_name    text        not null constraint profile_display_name_length check (length(display_name) between 1 and 100),
    bio             text        constraint profile_bio_length check (length(bio) <= 2000),
    locale          text        not null constraint profile_locale check (locale in ('en', 'ru')),
    time_zone       text        not null constraint profile_time_zone_length check (length(time_zone) <= 64),
    profile_picture text        constraint profile_picture_length check (length(profile_picture) <= 2048),
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

-- What media last told of a person's avatar; it may be there before the profile.
create table avatar (
    user_id uuid   primary key,
    version bigint not null,
    url     text   constraint avatar_url_length check (length(url) <= 2048)
);

-- What a person wants to be told. Who never said anything has no row: everything is on.
create table preferences (
    user_id               uuid    primary key,
    version               bigint  not null constraint preferences_version check (version > 0),
    notifications_enabled boolean not null,
    quiet_from            time,
    quiet_to              time,
    constraint preferences_quiet_hours check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to)
);

-- The kinds of messages that a person switched off on a channel.
create table switched_off (
    user_id uuid not null constraint switched_off_preferences references preferences on delete cascade,
    channel text not null constraint switched_off_channel check (channel in ('email', 'telegram')),
    kind    text not null constraint switched_off_kind_length check (length(kind) <= 40),
    primary key (user_id, channel, kind)
);

-- A person's chat with the bot, and the code that is to link the next one. "version" counts linking and unlinking.
create table telegram_link (
    user_id         uuid        primary key,
    version         bigint      not null,
    chat_id         bigint,
    linked_at       timestamptz,
    -- SHA-256 of the code, hexadecimal; the code itself is stored nowhere.
    code_hash       text        constraint telegram_link_code unique,
    code_expires_at timestamptz,
    code_used_at    timestamptz,
    constraint telegram_link_whole check ((chat_id is null) = (linked_at is null) and (code_hash is null) = (code_expires_at is null))
);

-- Events as their service last told them.
create table known_event (
    event_id uuid        primary key,
    version  bigint      not null,
    name     text        not null constraint known_event_name_length check (length(name) <= 255),
    -- When it was over, once it is completed.
    over_at  timestamptz
);

-- What people did. The natural key is the person, the kind of deed and what it was done with (a registration, a review, a
-- picture, an event), so that the same news never counts twice. "told_at" is the time of the last news: older news change
-- nothing. A deed that was taken back stays as "gone", so that a replay does not bring it back.
create table activity (
    user_id   uuid        not null,
    type      text        not null constraint activity_type check (type in
        ('registered', 'waitlisted', 'promoted', 'cancelled', 'attended', 'reviewed', 'uploaded', 'organised')),
    source_id uuid        not null,
    event_id  uuid        not null,
    at        timestamptz not null,
    told_at   timestamptz not null,
    gone      boolean     not null,
    primary key (user_id, type, source_id)
);
create index activity_check_ins on activity (event_id) where type = 'attended' and not gone;
