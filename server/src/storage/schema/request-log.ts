// The tables of the request log: requests, what went where, and how many exits were in which state. They are no part of the database of the installation: raised by one, it is begun anew.

export const requestLogVersion = 3;

/** Indexes on what people ask for most; each serves the order of numbers too. */
export const requestLogSchema = `
create table requests (
  seq integer primary key autoincrement,
  id text not null, at integer not null, ok text not null, code text, origin text, site text not null, target text not null,
  user text, pool text, exits text, country text, session text, rule text, kind text not null, method text, status integer,
  tries integer not null, total real not null, revision integer not null, worker integer not null, wishes text, listener text,
  reuse integer, carrier text, tried text not null, words text not null, row text not null
) strict;
create unique index requests_id on requests (id);
create index requests_at on requests (at);
create index requests_site on requests (site);
create index requests_failed on requests (code) where code is not null;
create index requests_user on requests (user);
create index requests_carrier on requests (carrier) where carrier is not null;
create table site_traffic (
  step integer not null, started_at integer not null, user text not null, site text not null, ok integer not null, failed integer not null,
  code text, votes integer not null, bytes real not null, cost real not null,
  primary key (step, started_at, user, site)
) strict, without rowid;
create table exit_states (
  at integer primary key, healthy integer not null, probation integer not null, ejected integer not null, unproven integer not null
) strict;
`;
