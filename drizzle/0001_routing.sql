CREATE TABLE `exit_places` (
	`exit` integer PRIMARY KEY NOT NULL,
	`ipv4` text,
	`ipv6` text,
	`country` text,
	`region` text,
	`city` text,
	`asn` integer,
	`network` text,
	`type` text,
	`measured_at` integer NOT NULL,
	FOREIGN KEY (`exit`) REFERENCES `exits`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rules` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`when` text NOT NULL,
	`then` text NOT NULL,
	`hits` integer DEFAULT 0 NOT NULL,
	`last_hit_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rules_id_unique` ON `rules` (`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`key` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`user` text NOT NULL,
	`name` text NOT NULL,
	`pool` text NOT NULL,
	`exit` text NOT NULL,
	`ip` text,
	`asn` integer,
	`country` text,
	`guarantee` text NOT NULL,
	`ttl_ms` integer NOT NULL,
	`sliding` integer NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`generation` integer NOT NULL,
	`moves` integer NOT NULL,
	`moved` text,
	`requests` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_id_unique` ON `sessions` (`id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
ALTER TABLE `exits` ADD `type` text;--> statement-breakpoint
ALTER TABLE `exits` ADD `priority` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `exits` ADD `price` real;--> statement-breakpoint
ALTER TABLE `exits` ADD `template` text;--> statement-breakpoint
ALTER TABLE `listeners` ADD `profile` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `every_requests` integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `period_ms` integer DEFAULT 60000 NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `session_ttl_ms` integer DEFAULT 600000 NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `session_expiry` text DEFAULT 'sliding' NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `guarantee` text DEFAULT 'same-country' NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `max_waiting` integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `wait_ms` integer DEFAULT 5000 NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `fallbacks` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `proxy_users` ADD `may_choose_exit` integer DEFAULT true NOT NULL;