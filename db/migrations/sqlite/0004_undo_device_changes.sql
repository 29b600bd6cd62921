CREATE TABLE `device_change` (
	`organisation_id` text NOT NULL,
	`change_set_id` text NOT NULL,
	`device_id` text NOT NULL,
	`before` text,
	`version_after` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `change_set_id`, `device_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`change_set_id`) REFERENCES `device_change_set`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_change_version" CHECK("device_change"."version_after" >= 1)
);
--> statement-breakpoint
CREATE TABLE `device_change_set` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`kind` text NOT NULL,
	`file` text DEFAULT '' NOT NULL,
	`created` integer NOT NULL,
	`changed` integer NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`undone_at` text,
	`undone_by` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "device_change_set_extent" CHECK("device_change_set"."created" >= 0 and "device_change_set"."changed" >= 0),
	CONSTRAINT "device_change_set_kind" CHECK("device_change_set"."kind" in ('bulk_edit', 'import')),
	CONSTRAINT "device_change_set_undone" CHECK(("device_change_set"."undone_at" is null) = ("device_change_set"."undone_by" is null))
);
