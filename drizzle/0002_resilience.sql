CREATE TABLE `alerts` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`about_name` text NOT NULL,
	`text` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_id_unique` ON `alerts` (`id`);--> statement-breakpoint
CREATE INDEX `alerts_by_close` ON `alerts` (`closed_at`);--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook` text NOT NULL,
	`body` text NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`webhook`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_by_time` ON `webhook_deliveries` (`next_at`);--> statement-breakpoint
CREATE TABLE `webhooks` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`enabled` integer NOT NULL,
	`kinds` text NOT NULL,
	`secret` text NOT NULL,
	`last_at` integer,
	`last_status` integer,
	`last_problem` text,
	`failures` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhooks_id_unique` ON `webhooks` (`id`);--> statement-breakpoint
CREATE TABLE `health_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`exit` integer NOT NULL,
	`at` integer NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`reason` text,
	`detail` text NOT NULL,
	`by` text NOT NULL,
	`ejections` integer NOT NULL,
	`until_at` integer,
	FOREIGN KEY (`exit`) REFERENCES `exits`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `health_events_by_exit` ON `health_events` (`exit`,`seq`);--> statement-breakpoint
CREATE INDEX `health_events_by_time` ON `health_events` (`at`);--> statement-breakpoint
CREATE TABLE `probe_profiles` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`target` text NOT NULL,
	`method` text NOT NULL,
	`expect` text NOT NULL,
	`verify_tls` integer NOT NULL,
	`interval_ms` integer NOT NULL,
	`jitter_percent` integer NOT NULL,
	`timeout_ms` integer NOT NULL,
	`failures` integer NOT NULL,
	`successes` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `probe_profiles_id_unique` ON `probe_profiles` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `probe_profiles_name_unique` ON `probe_profiles` (`name`);--> statement-breakpoint
CREATE TABLE `site_ban_rules` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`sites` text NOT NULL,
	`when` text NOT NULL,
	`ban_ms` integer NOT NULL,
	`most_ban_ms` integer NOT NULL,
	`retry` integer NOT NULL,
	`hits` integer DEFAULT 0 NOT NULL,
	`last_hit_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `site_ban_rules_id_unique` ON `site_ban_rules` (`id`);--> statement-breakpoint
CREATE TABLE `site_bans` (
	`exit` text NOT NULL,
	`site` text NOT NULL,
	`since_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`repeats` integer NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`exit`, `site`)
);
--> statement-breakpoint
CREATE INDEX `site_bans_by_end` ON `site_bans` (`until_at`);--> statement-breakpoint
ALTER TABLE `pools` ADD `resilience` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `pools` ADD `probe_profile` text;--> statement-breakpoint
ALTER TABLE `sessions` DROP COLUMN `version`;