CREATE TABLE `admin_sessions` (
	`hash` blob PRIMARY KEY NOT NULL,
	`admin` text NOT NULL,
	`csrf` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`admin`) REFERENCES `admins`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `admin_sessions_by_admin` ON `admin_sessions` (`admin`);--> statement-breakpoint
CREATE INDEX `admin_sessions_by_expiry` ON `admin_sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `admins` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`password` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `admins_name_key_unique` ON `admins` (`name_key`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`hash` blob NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_id_unique` ON `tokens` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_hash_unique` ON `tokens` (`hash`);--> statement-breakpoint
CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`noun` text NOT NULL,
	`object_id` text,
	`summary` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_id_unique` ON `changes` (`id`);--> statement-breakpoint
CREATE TABLE `exits` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`scheme` text NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`username` text NOT NULL,
	`local_address` text NOT NULL,
	`label` text NOT NULL,
	`password` blob,
	`tags` text NOT NULL,
	`weight` integer NOT NULL,
	`max_in_flight` integer,
	`admin_state` text NOT NULL,
	`insecure_tls` integer NOT NULL,
	`country` text,
	`region` text,
	`city` text,
	`asn` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exits_id_unique` ON `exits` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `exits_identity` ON `exits` (`host`,`port`,`username`,`scheme`,`local_address`);--> statement-breakpoint
CREATE TABLE `exit_health` (
	`exit` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`since_at` integer NOT NULL,
	`until_at` integer,
	`reason` text,
	`ejections` integer NOT NULL,
	`last_probe_at` integer,
	`last_probe_ms` real,
	`last_probe_failure` text,
	FOREIGN KEY (`exit`) REFERENCES `exits`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `listeners` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`enabled` integer NOT NULL,
	`auth` text NOT NULL,
	`pool` text,
	`answer_headers` integer NOT NULL,
	`from_flags` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`pool`) REFERENCES `pools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listeners_id_unique` ON `listeners` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `listeners_address` ON `listeners` (`host`,`port`);--> statement-breakpoint
CREATE TABLE `pool_members` (
	`pool` integer NOT NULL,
	`exit` integer NOT NULL,
	PRIMARY KEY(`pool`, `exit`),
	FOREIGN KEY (`pool`) REFERENCES `pools`(`seq`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`exit`) REFERENCES `exits`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `pool_members_by_exit` ON `pool_members` (`exit`);--> statement-breakpoint
CREATE TABLE `pools` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`strategy` text NOT NULL,
	`query` text,
	`max_attempts` integer NOT NULL,
	`total_ms` integer NOT NULL,
	`attempt_ms` integer NOT NULL,
	`first_byte_ms` integer NOT NULL,
	`built_in` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pools_id_unique` ON `pools` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `pools_name_unique` ON `pools` (`name`);--> statement-breakpoint
CREATE TABLE `proxy_user_pools` (
	`user` text NOT NULL,
	`position` integer NOT NULL,
	`pool` text NOT NULL,
	PRIMARY KEY(`user`, `position`),
	FOREIGN KEY (`user`) REFERENCES `proxy_users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pool`) REFERENCES `pools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proxy_user_pools_by_pool` ON `proxy_user_pools` (`pool`);--> statement-breakpoint
CREATE TABLE `proxy_users` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`verifier` text NOT NULL,
	`note` text NOT NULL,
	`password_changed_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proxy_users_id_unique` ON `proxy_users` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `proxy_users_name_unique` ON `proxy_users` (`name`);--> statement-breakpoint
CREATE TABLE `house_secrets` (
	`name` text PRIMARY KEY NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `exit_traffic` (
	`exit` integer PRIMARY KEY NOT NULL,
	`ok` integer NOT NULL,
	`failed` integer NOT NULL,
	`up_bytes` integer NOT NULL,
	`down_bytes` integer NOT NULL,
	`latency_ms` real,
	`last_used_at` integer,
	FOREIGN KEY (`exit`) REFERENCES `exits`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `traffic_minutes` (
	`started_at` integer PRIMARY KEY NOT NULL,
	`ok` integer NOT NULL,
	`refused` integer NOT NULL,
	`failed` integer NOT NULL,
	`attempts` integer NOT NULL,
	`up_bytes` integer NOT NULL,
	`down_bytes` integer NOT NULL,
	`p50_ms` real,
	`p95_ms` real,
	`p99_ms` real,
	`latency` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user_traffic` (
	`user` text PRIMARY KEY NOT NULL,
	`requests` integer NOT NULL,
	`up_bytes` integer NOT NULL,
	`down_bytes` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `proxy_users`(`id`) ON UPDATE no action ON DELETE cascade
);
