// Every table, for drizzle-kit. The one barrel of the house.
export * from './admins.ts';
export * from './alerts.ts';
export * from './audit.ts';
export * from './exits.ts';
export * from './health.ts';
export * from './listeners.ts';
export * from './places.ts';
export * from './pools.ts';
export * from './probe-profiles.ts';
export * from './proxy-users.ts';
export * from './rules.ts';
export * from './sessions.ts';
export * from './settings.ts';
export * from './site-bans.ts';
export * from './traffic.ts';
export * from './views.ts';
