-- People who may log in. Keys are what uniqueness is decided by: lower case, and for domains ASCII.
create table account (
    id                uuid        primary key,
    username          text        not null constraint account_username_length check (length(username) between 3 and 100),
    username_key      text        not null constraint account_username_key unique,
    email             text        not null constraint account_email_length check (length(email) between 3 and 254),
    email_key         text        not null constraint account_email_key unique,
    pass_hash         text        not null constraint account_pass_hash_length check (length(pass_hash) <= 300),
    locale            text        not null constraint account_locale check (locale in ('en', 'ru')),
    email_verified_at timestamptz,
    roles             text[]      not null constraint account_roles check (roles <@ array['user', 'admin']),
    version           bigint      not null constraint account_version check (version > 0),
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);
create index account_username_search on account using gin (username_key gin_trgm_ops);
create index account_email_search on account using gin (email_key gin_trgm_ops);
create index account_admins on account (id) where 'admin' = any (roles);

-- Names that are taken, by an account or otherwise; inserting here decides races. See the decision record on sign-up.
create table claim (
    name       text        primary key constraint claim_name_length check (length(name) <= 300),
    claimed_at timestamptz not null
);
insert into claim (name, claimed_at)
select 'username:' || name, now()
  from unnest(array['admin', 'administrator', 'root', 'system', 'support', 'security', 'moderator', 'convoke']) as name;

-- Links that were mailed. Without an account: somebody asked for an address that nobody has.
create table mail_token (
    id         uuid        primary key,
    account_id uuid        constraint mail_token_account references account (id) on delete cascade,
    purpose    text        not null constraint mail_token_purpose check (purpose in ('EMAIL_VERIFICATION', 'PASSWORD_RESET')),
    token_hash text        not null constraint mail_token_hash unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index mail_token_account_id on mail_token (account_id, purpose);
create index mail_token_expires_at on mail_token (expires_at);

-- A log-in and everything that was refreshed from it: the family of refresh tokens.
create table session (
    id             uuid        primary key,
    account_id     uuid        not null constraint session_account references account (id) on delete cascade,
    user_agent     text        constraint session_user_agent_length check (length(user_agent) <= 300),
    created_at     timestamptz not null,
    last_used_at   timestamptz not null,
    expires_at     timestamptz not null,
    ends_at_latest timestamptz not null constraint session_bounded check (expires_at <= ends_at_latest),
    ended_at       timestamptz,
    end_reason     text        constraint session_end_reason
        check (end_reason in ('LOGGED_OUT', 'TOKEN_REUSED', 'PASSWORD_CHANGED', 'TOO_MANY')),
    constraint session_end check ((ended_at is null) = (end_reason is null))
);
create index session_live on session (account_id, last_used_at desc, id) where ended_at is null;
create index session_expires_at on session (expires_at);

-- Every refresh token of a family; one at most is unused.
create table refresh_token (
    token_hash text        primary key,
    session_id uuid        not null constraint refresh_token_session references session (id) on delete cascade,
    issued_at  timestamptz not null,
    used_at    timestamptz
);
create index refresh_token_session_id on refresh_token (session_id);
create unique index refresh_token_one_live on refresh_token (session_id) where used_at is null;
create index refresh_token_used_at on refresh_token (used_at);

-- Log-in attempts that count as failed until they succeed, and until when no further one is looked at.
create table login_attempts (
    bucket        text        primary key,
    failures      int         not null,
    blocked_until timestamptz not null,
    last_at       timestamptz not null
);
create index login_attempts_last_at on login_attempts (last_at);

-- From where an account was logged in to; a hash, not the address.
create table familiar_address (
    account_id   uuid        not null constraint familiar_address_account references account (id) on delete cascade,
    address_hash text        not null,
    last_at      timestamptz not null,
    primary key (account_id, address_hash)
);
create index familiar_address_last_at on familiar_address (last_at);

-- Who did what to whom.
create table audit_entry (
    id               uuid        primary key,
    at               timestamptz not null,
    actor_id         uuid,
    actor_username   text        not null,
    action           text        not null constraint audit_entry_action check (action in ('ROLE_GRANTED', 'ROLE_REVOKED')),
    subject_id       uuid        not null,
    subject_username text        not null,
    role             text        not null
);
create index audit_entry_newest on audit_entry (at desc, id desc);
