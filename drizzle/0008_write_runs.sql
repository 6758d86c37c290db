ALTER TABLE `changes` ADD `course` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `total` integer;--> statement-breakpoint
ALTER TABLE `changes` ADD `done` integer;