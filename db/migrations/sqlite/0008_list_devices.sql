CREATE TABLE `saved_filter` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`parameters` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "saved_filter_named" CHECK(trim("saved_filter"."name") <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_filter_name` ON `saved_filter` (`organisation_id`,`user_id`,`information_domain_id`,`name_key`);--> statement-breakpoint
DROP INDEX `device_of_target_object`;--> statement-breakpoint
ALTER TABLE `device` ADD `manufacturer_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `device` ADD `model_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `device` ADD `os_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `device` ADD `holder_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `device_of_site` ON `device` (`organisation_id`,`site_id`,`information_domain_id`);--> statement-breakpoint
CREATE INDEX `device_by_number` ON `device` (`organisation_id`,`information_domain_id`,`inventory_key`,`id`);--> statement-breakpoint
CREATE INDEX `device_by_model` ON `device` (`organisation_id`,`information_domain_id`,`manufacturer_key`,`model_key`,`id`);--> statement-breakpoint
CREATE INDEX `device_by_os` ON `device` (`organisation_id`,`information_domain_id`,`os_key`,`os_version`,`id`);--> statement-breakpoint
CREATE INDEX `device_by_holder` ON `device` (`organisation_id`,`information_domain_id`,`holder_key`,`id`);--> statement-breakpoint
CREATE INDEX `device_by_bound` ON `device` (`organisation_id`,`information_domain_id`,`bound_until`,`id`);--> statement-breakpoint
CREATE INDEX `device_by_warranty` ON `device` (`organisation_id`,`information_domain_id`,`warranty_until`,`id`);--> statement-breakpoint
CREATE INDEX `device_by_purchase` ON `device` (`organisation_id`,`information_domain_id`,`purchased_on`,`id`);--> statement-breakpoint
CREATE INDEX `device_of_target_object` ON `device` (`organisation_id`,`target_object_id`,`id`);
--> statement-breakpoint
UPDATE device SET manufacturer_key = replace(replace(replace(replace(lower(replace(replace(replace(manufacturer, 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue')), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), model_key = replace(replace(replace(replace(lower(replace(replace(replace(model, 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue')), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), os_key = replace(replace(replace(replace(lower(replace(replace(replace(os, 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue')), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), holder_key = replace(replace(replace(replace(lower(replace(replace(replace(holder, 'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue')), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss');
