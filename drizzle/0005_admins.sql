ALTER TABLE `admin_sessions` ADD `address` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `admin_sessions` ADD `used_at` integer;--> statement-breakpoint
ALTER TABLE `admins` ADD `role` text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE `admins` ADD `password_changed_at` integer;