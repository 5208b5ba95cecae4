-- An account that its owner had erased, and which services have to say that they have forgotten the person. Nothing here
-- says who it was.
create table erasure (
    id           uuid        primary key,
    requested_at timestamptz not null,
    services     text[]      not null,
    completed_at timestamptz
);

create table erasure_receipt (
    erasure_id uuid        not null constraint erasure_receipt_erasure references erasure on delete cascade,
    service    text        not null constraint erasure_receipt_service_length check (length(service) <= 40),
    at         timestamptz not null,
    primary key (erasure_id, service)
);

-- Names become free again with their account, but not those that were never to be had.
alter table claim add column reserved boolean not null default false;
update claim set reserved = true
 where name in ('username:admin', 'username:administrator', 'username:root', 'username:system', 'username:support',
                'username:security', 'username:moderator', 'username:convoke');
