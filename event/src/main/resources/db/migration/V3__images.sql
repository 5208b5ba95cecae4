-- Images that an event's own people uploaded, as media tells. One that was removed keeps its row without the address, so that
-- news of it that comes late cannot bring it back. No foreign key, because topics overtake each other.
create table event_image (
    media_id uuid primary key,
    event_id uuid        not null,
    url      text        constraint event_image_url_length check (char_length(url) <= 2048),
    added_at timestamptz,
    constraint event_image_whole check ((url is null) = (added_at is null))
);
create index event_image_earliest on event_image (event_id, added_at, media_id) where url is not null;
