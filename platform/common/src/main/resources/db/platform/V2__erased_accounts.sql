-- Whom the service has forgotten, as SHA-256 of the account's id, so that what comes late does not bring anybody back.
create table erased_account (
    account_hash bytea       primary key,
    erased_at    timestamptz not null
);
