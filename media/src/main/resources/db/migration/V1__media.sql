-- What media knows of an event, from the topic of events. A row stays after the event is deleted.
create table known_event (
    event_id uuid   primary key,
    version  bigint not null,
    status   text   not null
        constraint known_event_status check (status in ('active', 'completed', 'cancelled', 'deleted'))
);

-- Its team, the owner included.
create table known_event_team (
    event_id uuid not null constraint known_event_team_event references known_event on delete cascade,
    user_id  uuid not null,
    role     text not null constraint known_event_team_role_length check (length(role) <= 32),
    primary key (event_id, user_id)
);
create index known_event_team_user on known_event_team (user_id);

-- Who has a seat, from the topic of registrations; without one the row stays, so that what comes late changes nothing.
create table attendance (
    event_id        uuid    not null,
    user_id         uuid    not null,
    registration_id uuid    not null,
    seats_version   bigint  not null,
    seated          boolean not null,
    primary key (event_id, user_id)
);
create index attendance_user on attendance (user_id);

-- A file in the store, whose key is made from the id. The row is there before the bytes and goes after them, so at any
-- moment every file has a row; one that is kept has its bytes.
create table stored_object (
    id           uuid        primary key,
    status       text        not null constraint stored_object_status check (status in ('storing', 'kept', 'removing')),
    content_type text        not null,
    size         bigint      not null constraint stored_object_size check (size >= 0),
    sha256       text        not null constraint stored_object_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    changed_at   timestamptz not null
);
create index stored_object_unfinished on stored_object (status, changed_at) where status <> 'kept';

-- A picture or video of an event.
create table media_item (
    id              uuid        primary key,
    event_id        uuid        not null constraint media_item_event references known_event,
    uploader_id     uuid        not null,
    uploader_name   text        not null constraint media_item_uploader_length check (length(uploader_name) <= 100),
    by_team         boolean     not null,
    media_type      text        not null constraint media_item_type check (media_type in ('image', 'video')),
    content_id      uuid        not null constraint media_item_content references stored_object,
    width           int,
    height          int,
    uploaded_at     timestamptz not null,
    -- pending is the queue of thumbnails to be made; none: there are none, now or ever
    thumbnails      text        not null constraint media_item_thumbnails check (thumbnails in ('pending', 'made', 'none')),
    thumbnail_tries int         not null default 0,
    next_try_at     timestamptz,
    small_id        uuid constraint media_item_small references stored_object,
    medium_id       uuid constraint media_item_medium references stored_object,
    large_id        uuid constraint media_item_large references stored_object,
    constraint media_item_thumbnails_whole check
        ((thumbnails = 'made') = (small_id is not null and medium_id is not null and large_id is not null)),
    constraint media_item_due check ((thumbnails = 'pending') = (next_try_at is not null))
);
create index media_item_list on media_item (event_id, uploaded_at desc, id desc);
create index media_item_uploader on media_item (uploader_id);
create index media_item_queue on media_item (next_try_at) where thumbnails = 'pending';

-- A person's picture. Without one the row stays for the version, which rises without gaps.
create table avatar (
    user_id    uuid        primary key,
    version    bigint      not null,
    picture_id uuid constraint avatar_picture references stored_object,
    changed_at timestamptz not null
);
