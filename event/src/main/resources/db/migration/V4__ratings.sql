-- What reviews last told about an event's ratings; no foreign key, because topics overtake each other.
create table event_rating (
    event_id uuid   primary key,
    ones     int    not null,
    twos     int    not null,
    threes   int    not null,
    fours    int    not null,
    fives    int    not null,
    version  bigint not null,
    constraint event_rating_counts check (least(ones, twos, threes, fours, fives) >= 0)
);

-- Nobody's, once the account of who made it is erased.
alter table location alter column created_by drop not null;
create index location_created_by on location (created_by);
