-- When the person was checked in; none while nobody has seen the person come.
alter table event_registration add column checked_in_at timestamptz;
alter table event_registration
    add constraint event_registration_checked_in check ((checked_in_at is not null) = (status = 'checked_in'));

-- Events at which somebody was checked in and registrations are left to be marked as no-shows once the event is over.
create table no_show_watch (
    event_id uuid primary key constraint no_show_watch_seats references event_seats
);

-- Where forgetting a person looks.
create index known_event_organiser on known_event (organiser_id);
create index known_event_team_user on known_event_team (user_id);
