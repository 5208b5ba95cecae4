-- What is published, in the order of writing; the relay deletes a row once the broker has acknowledged it.
create table outbox (
    sequence    bigint generated always as identity primary key,
    id          uuid        not null unique,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    data        text        not null,
    traceparent text        not null,
    created_at  timestamptz not null
);

-- What a consumer has applied: written in the transaction of its effect.
create table inbox (
    consumer   text        not null,
    event_id   uuid        not null,
    applied_at timestamptz not null,
    primary key (consumer, event_id)
);
create index inbox_applied_at on inbox (applied_at);

-- The answer to a request that may be repeated; written in the transaction of the request.
create table idempotency (
    caller      uuid        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz not null,
    primary key (caller, operation, key)
);
create index idempotency_created_at on idempotency (created_at);

-- How often something was done in a window of time.
create table rate_limit (
    bucket       text        not null,
    window_start timestamptz not null,
    used         int         not null,
    primary key (bucket, window_start)
);
create index rate_limit_window_start on rate_limit (window_start);
