CREATE TABLE `change_objects` (
	`object_id` text NOT NULL,
	`change` integer NOT NULL,
	PRIMARY KEY(`object_id`, `change`),
	FOREIGN KEY (`change`) REFERENCES `changes`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `change_objects_by_change` ON `change_objects` (`change`);--> statement-breakpoint
CREATE TABLE `change_parts` (
	`change` integer NOT NULL,
	`part` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`change`, `part`),
	FOREIGN KEY (`change`) REFERENCES `changes`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `changes` ADD `via` text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE `changes` ADD `objects` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `changes` ADD `bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `changes` ADD `kept` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `changes` ADD `takes_back` text;--> statement-breakpoint
ALTER TABLE `changes` ADD `taken_back_by` text;--> statement-breakpoint
CREATE INDEX `changes_by_time` ON `changes` (`at`);--> statement-breakpoint
CREATE INDEX `changes_by_revision` ON `changes` (`revision`);--> statement-breakpoint
CREATE INDEX `changes_by_actor` ON `changes` (`actor`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_by_noun` ON `changes` (`noun`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_by_via` ON `changes` (`via`,`seq`);