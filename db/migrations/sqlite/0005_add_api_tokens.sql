CREATE TABLE `api_token` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`information_domain_id` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_on` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text,
	`revoked_by` text,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "api_token_name" CHECK(trim("api_token"."name") <> ''),
	CONSTRAINT "api_token_expires_on" CHECK("api_token"."expires_on" is null or (length("api_token"."expires_on") = 10 and "api_token"."expires_on" like '____-__-__')),
	CONSTRAINT "api_token_revoked" CHECK(("api_token"."revoked_at" is null and "api_token"."revoked_by" is null) or ("api_token"."revoked_at" is not null and "api_token"."revoked_by" is not null and trim("api_token"."revoked_by") <> ''))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_token_hash` ON `api_token` (`organisation_id`,`token_hash`);--> statement-breakpoint
ALTER TABLE `device` ADD `serial_key` text;--> statement-breakpoint
ALTER TABLE `device` ADD `last_seen_at` text;--> statement-breakpoint
CREATE INDEX `device_serial_key` ON `device` (`organisation_id`,`serial_key`);--> statement-breakpoint
CREATE INDEX `device_mac` ON `device` (`organisation_id`,`mac`);--> statement-breakpoint
-- Serial numbers that are there: folded as far as SQL can; the program folds the rest when it saves the device.
UPDATE `device` SET `serial_key` = lower(replace(`serial`, ' ', '')) WHERE `serial` IS NOT NULL AND `serial` <> '';
