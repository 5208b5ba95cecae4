-- Places that can be used again. A row never changes: an event that moves points at another one.
create table location (
    id         uuid primary key,
    city       text             not null constraint location_city_length check (char_length(city) between 1 and 100),
    address    text             constraint location_address_length check (char_length(address) <= 500),
    latitude   double precision constraint location_latitude_range check (latitude between -90 and 90),
    longitude  double precision constraint location_longitude_range check (longitude between -180 and 180),
    shared     boolean          not null,
    created_by uuid             not null,
    created_at timestamptz      not null,
    constraint location_coordinates_together check ((latitude is null) = (longitude is null))
);
create index location_shared_city on location (lower(city), id) where shared;
create index location_shared_id on location (id) where shared;

create table event (
    id                     uuid primary key,
    version                bigint           not null,
    sequence               int              not null,
    name                   text             not null constraint event_name_length check (char_length(name) between 1 and 255),
    description            text             constraint event_description_length check (char_length(description) <= 20000),
    category               text             constraint event_category_length check (char_length(category) <= 100),
    start_at               timestamptz      not null,
    end_at                 timestamptz,
    time_zone              text             not null constraint event_time_zone_length check (char_length(time_zone) <= 50),
    -- When the event counts as over: its end, or a day after the start where no end is known.
    over_at                timestamptz      not null,
    capacity               int              not null constraint event_capacity_range check (capacity between 1 and 100000),
    registration_closes_at timestamptz,
    status                 text             not null constraint event_status_known check (status in ('draft', 'active', 'completed', 'cancelled')),
    cancel_reason          text             constraint event_cancel_reason_length check (char_length(cancel_reason) <= 1000),
    location_id            uuid             constraint event_location references location (id),
    online_url             text             constraint event_online_url_length check (char_length(online_url) <= 2000),
    owner_id               uuid             not null,
    owner_name             text             not null,
    created_at             timestamptz      not null,
    updated_at             timestamptz      not null,
    -- What search reads; the trigger below maintains these four.
    city                   text,
    position               earth,
    title                  text             not null,
    document               tsvector         not null,
    constraint event_end_after_start check (end_at > start_at)
);

create table event_team (
    event_id uuid        not null constraint event_team_event references event (id) on delete cascade,
    user_id  uuid        not null,
    role     text        not null constraint event_team_role_known check (role in ('owner', 'editor', 'checkin', 'moderator')),
    since    timestamptz not null,
    primary key (event_id, user_id)
);
create index event_team_user on event_team (user_id);

-- What registration last told about an event's seats; no foreign key, because topics overtake each other.
create table event_seats (
    event_id uuid primary key,
    taken    int         not null constraint event_seats_taken_range check (taken >= 0),
    waiting  int         not null constraint event_seats_waiting_range check (waiting >= 0),
    version  bigint      not null,
    as_of    timestamptz not null
);

-- Russian's configuration stems Latin words as English ones; accents are dropped first.
create text search configuration convoke (copy = pg_catalog.russian);
alter text search configuration convoke alter mapping for hword, hword_part, word with unaccent, russian_stem;

create function event_search_columns() returns trigger
    language plpgsql
    set search_path from current
as $$
declare
    place location%rowtype;
begin
    select * into place from location where id = new.location_id;
    new.city := place.city;
    new.position := case when place.latitude is not null then ll_to_earth(place.latitude, place.longitude) end;
    new.title := lower(unaccent(concat_ws(' ', new.name, new.category, place.city)));
    new.document := setweight(to_tsvector('convoke', new.name), 'A')
        || setweight(to_tsvector('convoke', concat_ws(' ', new.category, place.city)), 'B')
        || setweight(to_tsvector('convoke', coalesce(new.description, '')), 'D');
    return new;
end;
$$;
create trigger event_search_columns
    before insert or update of name, description, category, location_id on event
    for each row execute function event_search_columns();

-- One index per filter that is common, in the order of the default sort; status is always given.
create index event_status_start on event (status, start_at, id);
create index event_status_city_start on event (status, lower(city), start_at, id);
create index event_status_category_start on event (status, lower(category), start_at, id);
create index event_owner_start on event (owner_id, start_at, id);
create index event_published_start on event (start_at, id) where status <> 'draft';
create index event_published_city_start on event (lower(city), start_at, id) where status <> 'draft';
create index event_published_category_start on event (lower(category), start_at, id) where status <> 'draft';
create index event_document on event using gin (document);
create index event_title on event using gin (title gin_trgm_ops);
create index event_position on event using gist (position);
create index event_ending on event (over_at) where status = 'active';
create index event_location_id on event (location_id);
