package io.convoke.system.upgrades;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditiveSqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table seat (id uuid primary key); alter table seat add constraint one check (id is not null);"
                        + " create unique index seat_one on seat(id); delete from seat;",
                "alter table event add column note text, add column shown boolean not null default (1, 2) = (1, 2);",
                "alter table event add seen int",
                "alter table event alter column note drop not null; alter table event alter note set default 'a;b'",
                "alter table event drop constraint event_end",
                "create index event_note on event (note) where note <> 'drop table event'; -- drop table event",
                "update event set note = $$; drop table event; $$; /* drop table event; */ comment on table event is 'x'",
                "drop index event_note",
                "create function f() returns trigger language plpgsql as $body$ begin delete from event; end $body$",
            })
    void whatOnlyAddsIsTaken(String sql) {
        assertThat(AdditiveSql.complaints(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table event",
                "DROP TABLE event",
                "drop view upcoming",
                "drop function f()",
                "drop schema extensions",
                "alter table event drop column note",
                "alter table event rename to happening",
                "alter table event rename column note to remark",
                "alter table event add column a text, alter column note type varchar(10)",
                "alter table event alter column note set not null",
                "alter table event alter column note drop default",
                "alter table event add column note text not null",
                "alter table event add column code text default 'x' unique",
                "alter table event add constraint short check (length(note) < 10)",
                "alter table event add check (length(note) < 10)",
                "alter table event add unique (note)",
                "alter table event add foreign key (place) references place",
                "create unique index event_note on event (note)",
                "create unique index on event(note)",
                "delete from event where old",
                "truncate event",
                "create or replace function f() returns int language sql as 'select 1'",
                "alter type colour rename value 'red' to 'blue'",
                "create table one (id int); drop table two",
                "do $$ begin execute 'drop table event'; end $$",
                "grant all on event to public",
            })
    void whatTakesAwayOrNarrowsIsRefused(String sql) {
        assertThat(AdditiveSql.complaints(sql)).hasSize(1);
    }
}
