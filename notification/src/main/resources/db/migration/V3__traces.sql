-- The trace of what caused a message goes on when it is sent, however much later that is. Rows of before have none.
alter table notification add column traceparent text;
