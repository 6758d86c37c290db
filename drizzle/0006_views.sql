CREATE TABLE `views` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`owner_id` text NOT NULL,
	`owner` text NOT NULL,
	`name` text NOT NULL,
	`shared` integer NOT NULL,
	`q` text NOT NULL,
	`sort` text NOT NULL,
	`cols` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `views_id_unique` ON `views` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `views_owner_id_name_unique` ON `views` (`owner_id`,`name`);