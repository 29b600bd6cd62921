CREATE TABLE `blob` (
	`organisation_id` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`data` blob NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `sha256`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "blob_sha256" CHECK(length("blob"."sha256") = 64),
	CONSTRAINT "blob_size" CHECK("blob"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE `deputy` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`deputy_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deputy_other" CHECK("deputy"."user_id" <> "deputy"."deputy_id"),
	CONSTRAINT "deputy_order" CHECK("deputy"."from_on" <= "deputy"."until_on"),
	CONSTRAINT "deputy_from_on" CHECK("deputy"."from_on" is null or (length("deputy"."from_on") = 10 and "deputy"."from_on" like '____-__-__')),
	CONSTRAINT "deputy_until_on" CHECK("deputy"."until_on" is null or (length("deputy"."until_on") = 10 and "deputy"."until_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE INDEX `deputy_of` ON `deputy` (`organisation_id`,`deputy_id`);--> statement-breakpoint
CREATE TABLE `group_refusal` (
	`organisation_id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`group_key` text NOT NULL,
	`reason` text NOT NULL,
	`refused_by` text NOT NULL,
	`refused_at` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `information_domain_id`, `group_key`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "group_refusal_reason" CHECK(trim("group_refusal"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE `login_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`address` text NOT NULL,
	`at` text NOT NULL,
	`is_success` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `login_attempt_account` ON `login_attempt` (`account`,`at`);--> statement-breakpoint
CREATE INDEX `login_attempt_address` ON `login_attempt` (`address`,`at`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`user_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`user_id`, `code_hash`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`chosen_organisation_id` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`user_agent` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`second_factor_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chosen_organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_of_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE INDEX `session_end` ON `session` (`ends_at`);--> statement-breakpoint
CREATE TABLE `wiba_assignment` (
	`organisation_id` text NOT NULL,
	`information_domain_id` text NOT NULL,
	`question` text NOT NULL,
	`responsible_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `information_domain_id`, `question`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`information_domain_id`) REFERENCES `information_domain`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`responsible_id`) REFERENCES `person`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wiba_assignment_of` ON `wiba_assignment` (`organisation_id`,`responsible_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_document_version` (
	`organisation_id` text NOT NULL,
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`written_on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`approved_by` text,
	`approved_on` text,
	`file_sha256` text,
	`file_name` text DEFAULT '' NOT NULL,
	`media_type` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`organisation_id`, `document_id`, `number`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`document_id`) REFERENCES `document`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`file_sha256`) REFERENCES `blob`(`organisation_id`,`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_version_number" CHECK("__new_document_version"."number" >= 1),
	CONSTRAINT "document_version_approved" CHECK(("__new_document_version"."approved_on" is null) = ("__new_document_version"."approved_by" is null)),
	CONSTRAINT "document_version_written_on" CHECK("__new_document_version"."written_on" is null or (length("__new_document_version"."written_on") = 10 and "__new_document_version"."written_on" like '____-__-__')),
	CONSTRAINT "document_version_approved_on" CHECK("__new_document_version"."approved_on" is null or (length("__new_document_version"."approved_on") = 10 and "__new_document_version"."approved_on" like '____-__-__'))
);
--> statement-breakpoint
INSERT INTO `__new_document_version`("organisation_id", "document_id", "number", "written_on", "note", "approved_by", "approved_on") SELECT "organisation_id", "document_id", "number", "written_on", "note", "approved_by", "approved_on" FROM `document_version`;--> statement-breakpoint
DROP TABLE `document_version`;--> statement-breakpoint
ALTER TABLE `__new_document_version` RENAME TO `document_version`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
ALTER TABLE `organisation` ADD `second_factor_roles` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `stale_months` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `attestation_months` integer;--> statement-breakpoint
ALTER TABLE `user` ADD `totp_secret` text;--> statement-breakpoint
ALTER TABLE `user` ADD `totp_confirmed_at` text;--> statement-breakpoint
ALTER TABLE `user` ADD `totp_last_step` integer;--> statement-breakpoint
ALTER TABLE `user` ADD `is_locked` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `check_of_person` ON `check` (`organisation_id`,`responsible_id`);--> statement-breakpoint
CREATE INDEX `event_of_kind` ON `event` (`organisation_id`,`kind`);--> statement-breakpoint
CREATE INDEX `measure_of_person` ON `measure` (`organisation_id`,`responsible_id`);