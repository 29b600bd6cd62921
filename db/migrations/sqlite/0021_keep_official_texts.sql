CREATE TABLE `official_import` (
	`organisation_id` text NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`text_count` integer NOT NULL,
	`imported_at` text NOT NULL,
	`imported_by` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `source`, `state`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "official_import_source" CHECK("official_import"."source" in ('compendium', 'wiba')),
	CONSTRAINT "official_import_state" CHECK("official_import"."state" in ('current', 'draft'))
);
--> statement-breakpoint
CREATE TABLE `official_text` (
	`organisation_id` text NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`blocks` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `source`, `state`, `key`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`source`,`state`) REFERENCES `official_import`(`organisation_id`,`source`,`state`) ON UPDATE no action ON DELETE no action
);
