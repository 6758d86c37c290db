ALTER TABLE `proxy_users` ADD `bytes_per_day` integer;--> statement-breakpoint
ALTER TABLE `proxy_users` ADD `bytes_per_month` integer;--> statement-breakpoint
ALTER TABLE `proxy_users` ADD `reset_day` integer DEFAULT 1 NOT NULL;