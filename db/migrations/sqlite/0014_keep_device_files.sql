CREATE TABLE `device_file` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`device_id` text NOT NULL,
	`file_sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`device_id`) REFERENCES `device`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`file_sha256`) REFERENCES `blob`(`organisation_id`,`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `device_file_of_device` ON `device_file` (`organisation_id`,`device_id`);