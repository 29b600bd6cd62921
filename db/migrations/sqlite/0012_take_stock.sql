CREATE TABLE `stocktaking` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`site_id` text NOT NULL,
	`name` text NOT NULL,
	`started_at` text NOT NULL,
	`started_by` text NOT NULL,
	`finished_at` text,
	`finished_by` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`site_id`) REFERENCES `site`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stocktaking_name" CHECK(trim("stocktaking"."name") <> ''),
	CONSTRAINT "stocktaking_finished" CHECK(("stocktaking"."finished_at" is null) = ("stocktaking"."finished_by" is null))
);
--> statement-breakpoint
CREATE TABLE `stocktaking_find` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`stocktaking_id` text NOT NULL,
	`room_id` text NOT NULL,
	`room_name` text NOT NULL,
	`device_id` text,
	`label` text NOT NULL,
	`result` text NOT NULL,
	`stated_place` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`rebooked_at` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`stocktaking_id`) REFERENCES `stocktaking`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stocktaking_find_result" CHECK("stocktaking_find"."result" in ('found', 'wrong_room', 'unexpected', 'unknown', 'missing')),
	CONSTRAINT "stocktaking_find_device" CHECK(("stocktaking_find"."device_id" is null) = ("stocktaking_find"."result" = 'unknown'))
);
--> statement-breakpoint
CREATE INDEX `stocktaking_find_of_round` ON `stocktaking_find` (`organisation_id`,`stocktaking_id`);--> statement-breakpoint
CREATE TABLE `stocktaking_room` (
	`organisation_id` text NOT NULL,
	`stocktaking_id` text NOT NULL,
	`room_id` text NOT NULL,
	`name` text NOT NULL,
	`counted_at` text,
	`counted_by` text,
	PRIMARY KEY(`organisation_id`, `stocktaking_id`, `room_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`stocktaking_id`) REFERENCES `stocktaking`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stocktaking_room_counted" CHECK(("stocktaking_room"."counted_at" is null) = ("stocktaking_room"."counted_by" is null))
);
