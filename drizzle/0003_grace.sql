ALTER TABLE `proxy_users` ADD `old_verifier` text;--> statement-breakpoint
ALTER TABLE `proxy_users` ADD `old_until` integer;--> statement-breakpoint
ALTER TABLE `user_traffic` ADD `old_used_at` integer;--> statement-breakpoint
ALTER TABLE `user_traffic` ADD `old_used_from` text;